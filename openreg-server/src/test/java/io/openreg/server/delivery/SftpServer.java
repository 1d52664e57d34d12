package io.openreg.server.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** An SFTP server in this JVM. */
public final class SftpServer implements RemoteServer {
  private static final int SOON = 60_000;

  private final SshServer server;
  private final Path root;
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile Fault fault = Fault.NONE;
  private volatile KeyPair hostKey = key("EC", 256);
  private volatile @Nullable PublicKey user;

  private SftpServer(Path root) {
    this.root = root;
    this.server = SshServer.setUpDefaultServer();
  }

  public static SftpServer start(Path root) {
    SftpServer started = new SftpServer(root);
    started.open(0);
    return started;
  }

  private void open(int port) {
    SftpSubsystemFactory files = new SftpSubsystemFactory.Builder().build();
    files.addSftpEventListener(new Faults());
    server.setHost("127.0.0.1");
    server.setPort(port);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
    server.setPasswordAuthenticator(
        (name, password, session) -> name.equals(USER) && password.equals(PASSWORD));
    server.setPublickeyAuthenticator(
        (name, key, session) -> name.equals(USER) && KeyUtils.compareKeys(key, user));
    server.setSubsystemFactories(List.of(files));
    server.setFileSystemFactory(new VirtualFileSystemFactory(root));
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** From now on shows another host key. */
  public void changeHostKey() {
    hostKey = key("EC", 256);
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
  }

  /** From now on has keys of two kinds, of which the given one is the less wanted. */
  public void addHostKey(KeyPair more) {
    server.setKeyPairProvider(KeyPairProvider.wrap(hostKey, more));
  }

  /** From now on takes this key in place of the password, too. */
  public void allow(PublicKey key) {
    user = key;
  }

  static KeyPair key(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String fingerprint(PublicKey key) {
    return KeyUtils.getFingerPrint(key);
  }

  @Override
  public int port() {
    return server.getPort();
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public String fingerprint() {
    return fingerprint(hostKey.getPublic());
  }

  @Override
  public void fault(Fault next) {
    fault = next;
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.stop(true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What goes wrong, and when. */
  private final class Faults implements SftpEventListener {
    @Override
    public void opening(ServerSession session, String remoteHandle, Handle handle)
        throws IOException {
      if (fault == Fault.REFUSES_FILES && handle instanceof FileHandle) {
        throw new AccessDeniedException(handle.getFile().toString());
      }
    }

    @Override
    public void writing(
        ServerSession session,
        String remoteHandle,
        FileHandle handle,
        long offset,
        byte[] data,
        int dataOffset,
        int length)
        throws IOException {
      if (offset < SOON) {
        return;
      }
      switch (fault) {
        case RUNS_FULL -> throw new FileSystemException("x", null, "No space left on device");
        case CUTS_UPLOAD -> session.close(true);
        case HANGS -> hang();
        default -> {
          // Nothing wrong here.
        }
      }
    }

    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
        throws IOException {
      if (fault == Fault.REFUSES_RENAME) {
        throw new AccessDeniedException(to.toString());
      }
    }

    @Override
    public void moved(
        ServerSession session,
        Path from,
        Path to,
        Collection<CopyOption> options,
        @Nullable Throwable thrown) {
      if (fault == Fault.CUTS_AFTER_RENAME) {
        session.close(true);
      }
    }

    private void hang() {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
