package io.openreg.server.contract;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.WriterInterceptor;
import jakarta.ws.rs.ext.WriterInterceptorContext;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Listens to what a server under test answers, whoever asked. It runs after every other filter, and before every other
 * interceptor, so that it sees what is sent.
 */
@Priority(Integer.MIN_VALUE)
public final class Witness implements ContainerResponseFilter, WriterInterceptor {
  private static final String ANSWERED = "openreg.contract.exchange";
  // An answer to HEAD has no body, and OPTIONS no operation.
  private static final Set<String> WITHOUT_CONTRACT = Set.of("HEAD", "OPTIONS");

  private final Contract contract;

  public Witness(Contract contract) {
    this.contract = contract;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (WITHOUT_CONTRACT.contains(request.getMethod())) {
      return;
    }
    Map<String, List<String>> headers = new TreeMap<>(response.getStringHeaders());
    Exchange exchange = new Exchange(
        request.getMethod(), "/" + request.getUriInfo().getPath(), response.getStatus(), headers);
    if (response.hasEntity()
        && MediaType.APPLICATION_JSON_TYPE.isCompatible(response.getMediaType())) {
      request.setProperty(ANSWERED, exchange);
    } else {
      contract.saw(exchange, new byte[0]);
    }
  }

  @Override
  public void aroundWriteTo(WriterInterceptorContext context) throws IOException {
    if (!(context.getProperty(ANSWERED) instanceof Exchange exchange)) {
      context.proceed();
      return;
    }
    Copying copying = new Copying(context.getOutputStream());
    context.setOutputStream(copying);
    context.proceed();
    contract.saw(exchange, copying.copy.toByteArray());
  }

  private static final class Copying extends FilterOutputStream {
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    Copying(OutputStream answer) {
      super(answer);
    }

    @Override
    public void write(int b) throws IOException {
      copy.write(b);
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      copy.write(bytes, offset, length);
      out.write(bytes, offset, length);
    }
  }
}
