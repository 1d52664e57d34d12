package io.openreg.server.delivery;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * FTP over TLS (RFC 4217) whose data connections resume the session of the control connection, which servers ask for so that nobody else takes
 * over a data connection. The JDK finds a session by host and port; so the data socket says that it leads to the control connection's
 * port, and is found that session.
 */
final class SecureFtpClient extends FTPSClient {
  private final SSLContext tls;
  private final String host;
  private final int port;
  private final String protocol;
  private final boolean checksHost;

  /** @param checksHost whether the certificate must name the host */
  SecureFtpClient(
      boolean implicit,
      SSLContext tls,
      String host,
      int port,
      String protocol,
      boolean checksHost) {
    super(implicit, tls);
    this.tls = tls;
    this.host = host;
    this.port = port;
    this.protocol = protocol;
    this.checksHost = checksHost;
    setEnabledProtocols(new String[] {protocol});
    setEndpointCheckingEnabled(checksHost);
  }

  /** The name to be looked for in the certificate; the address is connected to. */
  @Override
  protected void _connectAction_() throws IOException {
    _hostname_ = host;
    super._connectAction_();
  }

  /** @return null where the server refused the command */
  @Override
  protected @Nullable Socket _openDataConnection_(String command, String argument)
      throws IOException {
    Socket plain = super._openDataConnection_(command, argument);
    if (!(plain instanceof WatchedSocket socket)) {
      return plain;
    }
    socket.present(port);
    SSLSocket data = (SSLSocket) tls.getSocketFactory().createSocket(socket, host, port, true);
    SSLParameters parameters = data.getSSLParameters();
    parameters.setProtocols(new String[] {protocol});
    if (checksHost) {
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
    }
    data.setSSLParameters(parameters);
    data.startHandshake();
    return data;
  }

  /** The control connection's TLS, once it stands. */
  SSLSocket control() {
    return (SSLSocket) _socket_;
  }
}
