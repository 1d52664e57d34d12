package io.openreg.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A directory reached by SFTP (SSH File Transfer Protocol, version 3). */
final class SftpFiles implements RemoteFiles {
  // RSA with SHA-1 is not among them: it has been broken.
  private static final List<String> KEY_KINDS = List.of(
      "ssh-ed25519",
      "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521",
      "rsa-sha2-512,rsa-sha2-256");

  private final Session session;
  private final ChannelSftp channel;
  private final @Nullable String fingerprint;
  private RemoteDirectory directory = new RemoteDirectory("", List.of());

  private SftpFiles(Session session, ChannelSftp channel, @Nullable String fingerprint) {
    this.session = session;
    this.channel = channel;
    this.fingerprint = fingerprint;
  }

  /**
   * Connects and logs in. A server has keys of several kinds, and which of them it shows is agreed upon; so where another one than the
   * expected is shown, the other kinds are asked for before the key counts as changed.
   *
   * @throws HostKeyRefused if the server has not the key that is expected; nobody has logged in then
   */
  static SftpFiles open(Target target, WatchedSockets sockets, Duration timeout)
      throws JSchException, HostKeyRefused {
    HostKeyRefused refused;
    try {
      return open(target, sockets, timeout, String.join(",", KEY_KINDS));
    } catch (HostKeyRefused e) {
      refused = e;
    }
    for (String kind : KEY_KINDS) {
      try {
        return open(target, sockets, timeout, kind);
      } catch (HostKeyRefused e) {
        continue;
      } catch (JSchException e) {
        // It has no key of this kind.
        refused.addSuppressed(e);
      }
    }
    throw refused;
  }

  private static SftpFiles open(
      Target target, WatchedSockets sockets, Duration timeout, String keyKinds)
      throws JSchException, HostKeyRefused {
    HostKeyCheck keys = new HostKeyCheck(target.fingerprint());
    Session session = session(target, sockets, keyKinds, keys);
    int limit = Math.toIntExact(timeout.toMillis());
    try {
      session.connect(limit);
      ChannelSftp channel = (ChannelSftp) session.openChannel("sftp");
      channel.connect(limit);
      return new SftpFiles(session, channel, keys.shown());
    } catch (JSchException e) {
      session.disconnect();
      if (keys.hasRefused()) {
        throw new HostKeyRefused(String.valueOf(keys.shown()), e);
      }
      throw e;
    }
  }

  private static Session session(
      Target target, WatchedSockets sockets, String keyKinds, HostKeyCheck keys)
      throws JSchException {
    JSch ssh = new JSch();
    Login login = target.login();
    if (login.privateKey() != null) {
      ssh.addIdentity(
          "destination",
          login.privateKey().getBytes(UTF_8),
          null,
          login.passphrase() == null ? null : login.passphrase().getBytes(UTF_8));
    }
    Session session = ssh.getSession(target.username(), target.host().name(), target.port());
    session.setSocketFactory(new Sockets(sockets));
    session.setHostKeyRepository(keys);
    session.setConfig("StrictHostKeyChecking", "yes");
    session.setConfig("prefer_known_host_key_types", "no");
    session.setConfig("server_host_key", keyKinds);
    session.setConfig("PreferredAuthentications", String.join(",", ways(login)));
    if (login.password() != null) {
      session.setPassword(login.password().getBytes(UTF_8));
    }
    session.setUserInfo(new PasswordAnswers(login.password()));
    return session;
  }

  private static List<String> ways(Login login) {
    List<String> ways = new ArrayList<>();
    if (login.privateKey() != null) {
      ways.add("publickey");
    }
    if (login.password() != null) {
      ways.addAll(List.of("password", "keyboard-interactive"));
    }
    return ways;
  }

  @Override
  public void enter(RemoteDirectory wanted) throws IOException {
    String existing = wanted.existing().isEmpty() ? "." : wanted.existing();
    if (!isDirectory(existing)) {
      throw new RemoteRefusal("the directory " + existing + " does not exist", null);
    }
    for (String step : wanted.steps()) {
      if (!isDirectory(step)) {
        doing(() -> channel.mkdir(step));
      }
    }
    directory = wanted;
  }

  private boolean isDirectory(String path) throws IOException {
    try {
      return channel.stat(path).isDir();
    } catch (SftpException e) {
      if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
        return false;
      }
      throw fault(e);
    }
  }

  @Override
  public @Nullable Long size(String name) throws IOException {
    try {
      return channel.stat(directory.file(name)).getSize();
    } catch (SftpException e) {
      if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
        return null;
      }
      throw fault(e);
    }
  }

  @Override
  public void write(String name, InputStream content) throws IOException {
    doing(() -> channel.put(content, directory.file(name), ChannelSftp.OVERWRITE));
  }

  @Override
  public void read(String name, OutputStream to) throws IOException {
    doing(() -> channel.get(directory.file(name), to));
  }

  @Override
  public void rename(String from, String to) throws IOException {
    doing(() -> channel.rename(directory.file(from), directory.file(to)));
  }

  @Override
  public void delete(String name) throws IOException {
    doing(() -> channel.rm(directory.file(name)));
  }

  @Override
  public @Nullable String fingerprint() {
    return fingerprint;
  }

  @Override
  public void close() {
    channel.disconnect();
    session.disconnect();
  }

  private void doing(Step step) throws IOException {
    try {
      step.take();
    } catch (SftpException e) {
      throw fault(e);
    }
  }

  /** The library speaks of a lost connection and of a refusal in one exception. */
  private IOException fault(SftpException e) {
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException io) {
        return io;
      }
    }
    boolean lost = !session.isConnected()
        || !channel.isConnected()
        || e.id == ChannelSftp.SSH_FX_NO_CONNECTION
        || e.id == ChannelSftp.SSH_FX_CONNECTION_LOST;
    return lost ? new IOException("the connection was lost", e) : new RemoteRefusal(text(e), e);
  }

  private static String text(SftpException e) {
    return switch (e.id) {
      case ChannelSftp.SSH_FX_PERMISSION_DENIED -> "permission denied";
      case 14 -> "no space left there"; // SSH_FX_NO_SPACE_ON_FILESYSTEM of later versions
      case 15 -> "the quota is used up"; // SSH_FX_QUOTA_EXCEEDED
      case ChannelSftp.SSH_FX_FAILURE ->
        e.getMessage() + " (the server gives no reason; a disk without space is the usual one)";
      default -> String.valueOf(e.getMessage());
    };
  }

  /** Something to do on the channel. */
  @FunctionalInterface
  private interface Step {
    void take() throws SftpException;
  }

  /** The library has an interface of its own for what makes sockets. */
  private record Sockets(WatchedSockets sockets) implements com.jcraft.jsch.SocketFactory {
    @Override
    public Socket createSocket(String host, int port) throws IOException {
      return sockets.createSocket(host, port);
    }

    @Override
    public InputStream getInputStream(Socket socket) throws IOException {
      return socket.getInputStream();
    }

    @Override
    public OutputStream getOutputStream(Socket socket) throws IOException {
      return socket.getOutputStream();
    }
  }
}
