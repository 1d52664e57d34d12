package io.openreg.server.platform.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.SocketFactory;

/**
 * Makes sockets that connect to one address, whatever host they are told, on the port they are told.
 *
 * <p>Given to a driver or client that resolves names itself, so that it reaches the address that
 * {@link AddressPolicy} has checked. The host name stays what it was for TLS (server name, host name
 * verification). No proxy of the JVM's settings is used.
 */
public final class PinnedSocketFactory extends SocketFactory {
  private final InetAddress address;

  /** Pins to an address. */
  public PinnedSocketFactory(InetAddress address) {
    this.address = address;
  }

  /**
   * Pins to an address given as text, for drivers that make the factory themselves by class name.
   *
   * @throws IllegalArgumentException if the text is not an address
   */
  public PinnedSocketFactory(String address) {
    this(IpLiteral.parse(address)
        .orElseThrow(
            () -> new IllegalArgumentException("A socket is pinned to an address, not to a name")));
  }

  @Override
  public Socket createSocket() {
    return new PinnedSocket(address);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(port);
  }

  private Socket connected(int port) throws IOException {
    Socket socket = createSocket();
    socket.connect(new InetSocketAddress(address, port));
    return socket;
  }

  private static final class PinnedSocket extends Socket {
    private final InetAddress address;

    PinnedSocket(InetAddress address) {
      super(Proxy.NO_PROXY);
      this.address = address;
    }

    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
      if (!(endpoint instanceof InetSocketAddress asked)) {
        throw new UnknownHostException("Only TCP endpoints can be connected to");
      }
      super.connect(new InetSocketAddress(address, asked.getPort()), timeoutMillis);
    }
  }
}
