package io.openreg.server.platform.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpScheme;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.server.ConnectionMetaData;
import org.eclipse.jetty.server.Request;

/** A request as its client sent it, seen through the proxies in between. */
final class EdgeRequest extends Request.Wrapper {
  private static final List<String> PROTOCOLS = List.of("http", "https");

  private final HttpURI uri;
  private final ConnectionMetaData connection;

  private EdgeRequest(Request request, HttpURI uri, ConnectionMetaData connection) {
    super(request);
    this.uri = uri;
    this.connection = connection;
  }

  static Request seenThrough(TrustedProxies proxies, Request request) {
    if (!(request.getConnectionMetaData().getRemoteSocketAddress()
            instanceof InetSocketAddress peer)
        || peer.getAddress() == null
        || !proxies.trusts(peer.getAddress())) {
      return request;
    }
    List<String> hops = request.getHeaders().getValuesList(HttpHeader.X_FORWARDED_FOR).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .toList();
    InetAddress client = proxies.client(peer.getAddress(), hops);
    return new EdgeRequest(
        request, uri(request), connection(request, new InetSocketAddress(client, peer.getPort())));
  }

  @Override
  public HttpURI getHttpURI() {
    return uri;
  }

  @Override
  public boolean isSecure() {
    return HttpScheme.HTTPS.is(uri.getScheme());
  }

  @Override
  public ConnectionMetaData getConnectionMetaData() {
    return connection;
  }

  private static HttpURI uri(Request request) {
    String protocol = request.getHeaders().get(HttpHeader.X_FORWARDED_PROTO);
    return protocol != null && PROTOCOLS.contains(protocol)
        ? HttpURI.build(request.getHttpURI()).scheme(protocol).asImmutable()
        : request.getHttpURI();
  }

  private static ConnectionMetaData connection(Request request, InetSocketAddress client) {
    return new ConnectionMetaData.Wrapper(request.getConnectionMetaData()) {
      @Override
      public SocketAddress getRemoteSocketAddress() {
        return client;
      }
    };
  }
}
