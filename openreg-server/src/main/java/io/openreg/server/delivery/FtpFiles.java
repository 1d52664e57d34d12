package io.openreg.server.delivery;

import io.openreg.model.delivery.FtpsMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.TrustManager;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory reached by FTP (RFC 959), plain or over TLS; always passive. */
final class FtpFiles implements RemoteFiles {
  private static final Logger LOG = LoggerFactory.getLogger(FtpFiles.class);
  // The older first: its sessions can be resumed any number of times, which data connections need.
  private static final List<String> TLS_VERSIONS = List.of("TLSv1.2", "TLSv1.3");
  private static final int LAST_WORD_MILLIS = 2_000;

  private final FTPClient client;
  private final @Nullable String fingerprint;
  private RemoteDirectory directory = new RemoteDirectory("", List.of());

  private FtpFiles(FTPClient client, @Nullable String fingerprint) {
    this.client = client;
    this.fingerprint = fingerprint;
  }

  /**
   * Connects and logs in.
   *
   * @throws LoginRefused if the server does not take the login
   * @throws HostKeyRefused if it has another certificate than is expected; nobody has logged in then
   */
  static FtpFiles open(
      Target target, InetAddress address, WatchedSockets sockets, DeliverySettings settings)
      throws IOException, HostKeyRefused, LoginRefused {
    if (target.ftps().equals(FtpsMode.NONE)) {
      return loggedIn(target, address, sockets, settings, new FTPClient());
    }
    IOException last = null;
    for (String version : TLS_VERSIONS) {
      try {
        return secure(target, address, sockets, settings, version);
      } catch (SSLHandshakeException e) {
        last = e;
        if (!String.valueOf(e.getMessage()).contains("protocol_version")) {
          break;
        }
      }
    }
    throw last == null ? new IOException("no TLS version was tried") : last;
  }

  private static FtpFiles secure(
      Target target,
      InetAddress address,
      WatchedSockets sockets,
      DeliverySettings settings,
      String version)
      throws IOException, HostKeyRefused, LoginRefused {
    CertificateCheck pinned =
        target.fingerprint() == null ? null : new CertificateCheck(target.fingerprint());
    SecureFtpClient client = new SecureFtpClient(
        target.ftps().equals(FtpsMode.IMPLICIT),
        tls(pinned),
        target.host().name(),
        target.port(),
        version,
        pinned == null);
    try {
      return loggedIn(target, address, sockets, settings, client);
    } catch (IOException e) {
      String refused = pinned == null ? null : pinned.refused();
      if (refused != null) {
        throw new HostKeyRefused(refused, e);
      }
      throw e;
    }
  }

  private static SSLContext tls(@Nullable CertificateCheck pinned) throws IOException {
    try {
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(null, pinned == null ? null : new TrustManager[] {pinned}, null);
      return tls;
    } catch (GeneralSecurityException e) {
      throw new IOException("TLS is not to be had here", e);
    }
  }

  private static FtpFiles loggedIn(
      Target target,
      InetAddress address,
      WatchedSockets sockets,
      DeliverySettings settings,
      FTPClient client)
      throws IOException, LoginRefused {
    client.setSocketFactory(sockets);
    client.setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()));
    // The watch comes first, and knows of both connections.
    Duration patience = settings.stallTimeout().multipliedBy(2);
    client.setDefaultTimeout(Math.toIntExact(patience.toMillis()));
    client.setDataTimeout(patience);
    client.setControlEncoding(StandardCharsets.UTF_8.name());
    try {
      client.connect(address, target.port());
      if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
        throw new RemoteRefusal(said(client), null);
      }
      if (!client.login(target.username(), String.valueOf(target.login().password()))) {
        throw new LoginRefused(said(client));
      }
      String fingerprint = null;
      if (client instanceof SecureFtpClient secure) {
        fingerprint = CertificateCheck.fingerprint(
            (X509Certificate) secure.control().getSession().getPeerCertificates()[0]);
        secure.execPBSZ(0);
        secure.execPROT("P");
        // The library would make data sockets of its own now, which resume no session.
        secure.setSocketFactory(sockets);
      }
      client.enterLocalPassiveMode();
      require(client, client.setFileType(FTP.BINARY_FILE_TYPE));
      return new FtpFiles(client, fingerprint);
    } catch (GeneralSecurityException e) {
      disconnect(client);
      throw new IOException("the certificate cannot be read", e);
    } catch (IOException | LoginRefused e) {
      disconnect(client);
      throw e;
    }
  }

  @Override
  public void enter(RemoteDirectory wanted) throws IOException {
    if (!wanted.existing().isEmpty() && !client.changeWorkingDirectory(wanted.existing())) {
      throw new RemoteRefusal(
          "the directory " + wanted.existing() + " does not exist or may not be entered ("
              + said(client) + ")",
          null);
    }
    for (String name : wanted.made()) {
      if (!client.changeWorkingDirectory(name)) {
        client.makeDirectory(name);
        require(client, client.changeWorkingDirectory(name));
      }
    }
    directory = wanted;
  }

  @Override
  public @Nullable Long size(String name) throws IOException {
    int code = client.sendCommand("SIZE", name);
    if (code == FTPReply.FILE_STATUS) {
      String text = said(client);
      try {
        return Long.valueOf(text.substring(text.lastIndexOf(' ') + 1).strip());
      } catch (NumberFormatException e) {
        throw new RemoteRefusal("the size of a file was given as: " + text, e);
      }
    }
    if (code == FTPReply.FILE_UNAVAILABLE) {
      return null;
    }
    // An old server without SIZE (RFC 3659) tells it in a listing.
    for (FTPFile file : client.listFiles()) {
      if (file != null && name.equals(file.getName())) {
        return file.getSize();
      }
    }
    require(client, FTPReply.isPositiveCompletion(client.getReplyCode()));
    return null;
  }

  @Override
  public void write(String name, InputStream content) throws IOException {
    try {
      require(client, client.storeFile(name, content));
    } catch (RemoteRefusal e) {
      throw e;
    } catch (IOException e) {
      throw lastWord(e);
    }
  }

  /** A server that breaks a transfer off often says why on the other connection. */
  private IOException lastWord(IOException broken) {
    try {
      client.setSoTimeout(LAST_WORD_MILLIS);
      int code = client.getReply();
      if (FTPReply.isNegativePermanent(code) || FTPReply.isNegativeTransient(code)) {
        return new RemoteRefusal(said(client), broken);
      }
    } catch (IOException e) {
      broken.addSuppressed(e);
    }
    return broken;
  }

  @Override
  public void read(String name, OutputStream to) throws IOException {
    require(client, client.retrieveFile(name, to));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    require(client, client.rename(from, to));
  }

  @Override
  public void delete(String name) throws IOException {
    require(client, client.deleteFile(name));
  }

  @Override
  public @Nullable String fingerprint() {
    return fingerprint;
  }

  @Override
  public void close() {
    try {
      client.setSoTimeout(LAST_WORD_MILLIS);
      client.logout();
    } catch (IOException e) {
      LOG.debug("No good-bye from {} in {}", client, directory, e);
    }
    disconnect(client);
  }

  private static void disconnect(FTPClient client) {
    try {
      client.disconnect();
    } catch (IOException e) {
      LOG.debug("A connection was not closed", e);
    }
  }

  private static void require(FTPClient client, boolean done) throws RemoteRefusal {
    if (!done) {
      throw new RemoteRefusal(said(client), null);
    }
  }

  private static String said(FTPClient client) {
    String reply = client.getReplyString();
    String text = reply == null ? "no answer" : reply.strip();
    return text.toLowerCase(Locale.ROOT).contains("session reuse")
        ? text
            + " - the server wants data connections to resume the control connection's TLS session,"
            + " and has not taken ours for that"
        : text;
  }
}
