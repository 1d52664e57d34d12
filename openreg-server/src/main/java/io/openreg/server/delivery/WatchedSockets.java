package io.openreg.server.delivery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.SocketFactory;

/** Makes every socket of one transfer. */
final class WatchedSockets extends SocketFactory {
  private final InetAddress address;
  private final StallWatch watch;
  private final Duration connectTimeout;

  WatchedSockets(InetAddress address, StallWatch watch, Duration connectTimeout) {
    this.address = address;
    this.watch = watch;
    this.connectTimeout = connectTimeout;
  }

  @Override
  public Socket createSocket() {
    return new WatchedSocket(address, watch);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    Socket socket = createSocket();
    try {
      socket.connect(
          new InetSocketAddress(address, port), Math.toIntExact(connectTimeout.toMillis()));
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return createSocket(host.getHostAddress(), port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return createSocket(host, port);
  }
}
