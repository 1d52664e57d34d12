package io.openreg.server.platform.http;

import io.openreg.server.platform.identity.Call;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Call} of a request. */
public final class CallReader {
  private static final int MAX_USER_AGENT = 1024;

  private CallReader() {}

  public static Call read(ContainerRequestContext request) {
    return new Call(
        RequestFacts.requestId(request).orElse("unknown"),
        RequestFacts.clientAddress(request).orElse("unknown"),
        userAgent(request.getHeaderString(HttpHeaders.USER_AGENT)),
        Optional.empty(),
        request.getHeaderString(HttpHeaders.IF_MATCH));
  }

  private static @Nullable String userAgent(@Nullable String header) {
    return header == null || header.length() <= MAX_USER_AGENT
        ? header
        : header.substring(0, MAX_USER_AGENT);
  }
}
