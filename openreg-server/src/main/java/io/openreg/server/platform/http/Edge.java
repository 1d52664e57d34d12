package io.openreg.server.platform.http;

import java.net.InetSocketAddress;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.MDC;

/** What happens to a request before anything else: it gets its name, its client and the headers of its answer. */
final class Edge extends Handler.Wrapper {
  private final TrustedProxies proxies;
  private final EdgeHeaders headers;

  Edge(TrustedProxies proxies, EdgeHeaders headers) {
    this.proxies = proxies;
    this.headers = headers;
  }

  @Override
  public boolean handle(Request received, Response response, Callback callback) throws Exception {
    Request request = EdgeRequest.seenThrough(proxies, received);
    request.setAttribute(RequestFacts.CLIENT_ADDRESS, clientAddress(request));
    headers.add(request, response.getHeaders());
    if (Cors.isPreflight(request)) {
      response.setStatus(HttpStatus.NO_CONTENT_204);
      callback.succeeded();
      return true;
    }
    MDC.put("request_id", headers.requestId(request));
    try {
      return super.handle(request, new RefusalResponse(request, response), callback);
    } finally {
      // The thread goes back to a pool; whatever was put on the way belongs to this request.
      MDC.clear();
    }
  }

  private static String clientAddress(Request request) {
    return request.getConnectionMetaData().getRemoteSocketAddress()
                instanceof InetSocketAddress address
            && address.getAddress() != null
        ? address.getAddress().getHostAddress()
        : "unknown";
  }
}
