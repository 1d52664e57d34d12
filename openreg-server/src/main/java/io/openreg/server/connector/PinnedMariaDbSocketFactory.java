package io.openreg.server.connector;

import io.openreg.server.platform.net.PinnedSocketFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.Configuration;
import org.mariadb.jdbc.util.ConfigurableSocketFactory;

/** {@link PinnedSocketFactory} in the form that MariaDB Connector/J makes by class name. Public for the driver alone. */
public final class PinnedMariaDbSocketFactory extends ConfigurableSocketFactory {
  /** The connection property that holds the address. */
  static final String ADDRESS = "pinnedAddress";

  private @Nullable PinnedSocketFactory pinned;

  /** Made by the driver, which then hands over the connection's settings. */
  public PinnedMariaDbSocketFactory() {}

  @Override
  public void setConfiguration(Configuration configuration, String host) {
    pinned = new PinnedSocketFactory(configuration.nonMappedOptions().getProperty(ADDRESS, ""));
  }

  @Override
  public Socket createSocket() {
    return sockets().createSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return sockets().createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return sockets().createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return sockets().createSocket(host, port, localHost, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return sockets().createSocket(host, port, localHost, localPort);
  }

  private PinnedSocketFactory sockets() {
    if (pinned == null) {
      throw new IllegalStateException("No address is pinned yet");
    }
    return pinned;
  }
}
