package io.openreg.server.platform.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * An answer that says when it is the last on its connection. A request that is refused before all of its body has come ends
 * the connection, and Jetty does not announce that: a client would send its next request into nothing (RFC 9112 §9.6).
 */
final class RefusalResponse extends Response.Wrapper {
  RefusalResponse(Request request, Response response) {
    super(request, response);
  }

  @Override
  public void write(boolean last, ByteBuffer content, Callback callback) {
    if (!isCommitted() && getStatus() >= HttpStatus.BAD_REQUEST_400 && !hasBodyToTheEnd()) {
      getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }
    super.write(last, content, callback);
  }

  private boolean hasBodyToTheEnd() {
    HttpVersion version = getRequest().getConnectionMetaData().getHttpVersion();
    return version.getVersion() >= HttpVersion.HTTP_2.getVersion()
        || getRequest().consumeAvailable();
  }
}
