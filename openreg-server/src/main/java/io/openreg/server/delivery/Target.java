package io.openreg.server.delivery;

import io.openreg.model.delivery.DestinationProtocol;
import io.openreg.model.delivery.FtpsMode;
import io.openreg.server.platform.net.Host;
import org.jspecify.annotations.Nullable;

/**
 * Where files are sent to and how to log in: a destination's settings after every check.
 *
 * @param fingerprint of the only host key, or certificate, to talk to; null where none is known yet
 */
record Target(
    DestinationProtocol protocol,
    FtpsMode ftps,
    Host host,
    int port,
    String username,
    Login login,
    DirectoryTemplate directory,
    @Nullable String fingerprint) {
  boolean isSftp() {
    return protocol.equals(DestinationProtocol.SFTP);
  }

  String where() {
    return host + ":" + port;
  }

  @Override
  public String toString() {
    return protocol + " at " + where();
  }
}
