package io.openreg.server.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.ftpserver.FtpServer;
import org.apache.ftpserver.FtpServerFactory;
import org.apache.ftpserver.ftplet.DefaultFtpReply;
import org.apache.ftpserver.ftplet.DefaultFtplet;
import org.apache.ftpserver.ftplet.FtpException;
import org.apache.ftpserver.ftplet.FtpRequest;
import org.apache.ftpserver.ftplet.FtpSession;
import org.apache.ftpserver.ftplet.FtpletResult;
import org.apache.ftpserver.listener.Listener;
import org.apache.ftpserver.listener.ListenerFactory;
import org.apache.ftpserver.ssl.SslConfigurationFactory;
import org.apache.ftpserver.usermanager.PropertiesUserManagerFactory;
import org.apache.ftpserver.usermanager.impl.BaseUser;
import org.apache.ftpserver.usermanager.impl.WritePermission;
import org.jspecify.annotations.Nullable;

/** An FTP server in this JVM. */
final class FtpRegulator implements RemoteServer {
  private static final String STORE_PASSWORD = "changeit";

  private final FtpServer server;
  private final Listener listener;
  private final Path root;
  private final @Nullable String fingerprint;
  private final Faults faults;

  private FtpRegulator(
      FtpServer server, Listener listener, Path root, @Nullable String fingerprint, Faults faults) {
    this.server = server;
    this.listener = listener;
    this.root = root;
    this.fingerprint = fingerprint;
    this.faults = faults;
  }

  static FtpRegulator start(Path root, Kind kind) {
    try {
      FtpServerFactory factory = new FtpServerFactory();
      ListenerFactory listeners = new ListenerFactory();
      listeners.setPort(0);
      listeners.setServerAddress("127.0.0.1");
      String fingerprint = null;
      if (kind != Kind.FTP) {
        Path store = certificate();
        SslConfigurationFactory tls = new SslConfigurationFactory();
        tls.setKeystoreFile(store.toFile());
        tls.setKeystorePassword(STORE_PASSWORD);
        tls.setKeystoreType("PKCS12");
        tls.setSslProtocol("TLSv1.2", "TLSv1.3");
        listeners.setSslConfiguration(tls.createSslConfiguration());
        listeners.setImplicitSsl(kind == Kind.FTPS_IMPLICIT);
        fingerprint = fingerprint(store);
      }
      Listener listener = listeners.createListener();
      factory.addListener("default", listener);
      BaseUser user = new BaseUser();
      user.setName(USER);
      user.setPassword(PASSWORD);
      user.setHomeDirectory(root.toString());
      user.setAuthorities(List.of(new WritePermission()));
      factory.setUserManager(new PropertiesUserManagerFactory().createUserManager());
      factory.getUserManager().save(user);
      Faults faults = new Faults();
      factory.setFtplets(new HashMap<>(Map.of("faults", faults)));
      FtpServer server = factory.createServer();
      server.start();
      return new FtpRegulator(server, listener, root, fingerprint, faults);
    } catch (FtpException | IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** One that its server has issued to itself, for another name. */
  private static Path certificate() throws IOException {
    Path store = Files.createTempDirectory("ftps").resolve("store.p12");
    Process keytool = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-alias",
            "ftps",
            "-keyalg",
            "RSA",
            "-keysize",
            "2048",
            "-dname",
            "CN=ftps.example",
            "-storetype",
            "PKCS12",
            "-keystore",
            store.toString(),
            "-storepass",
            STORE_PASSWORD)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
    try {
      if (keytool.waitFor() != 0) {
        throw new IllegalStateException("keytool made no certificate");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    store.toFile().deleteOnExit();
    return store;
  }

  private static String fingerprint(Path store) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, STORE_PASSWORD.toCharArray());
    }
    return CertificateCheck.fingerprint((X509Certificate) keys.getCertificate("ftps"));
  }

  @Override
  public int port() {
    return listener.getPort();
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public @Nullable String fingerprint() {
    return fingerprint;
  }

  @Override
  public void fault(Fault next) {
    faults.fault = next;
  }

  @Override
  public void close() {
    faults.closed.countDown();
    server.stop();
  }

  /** What goes wrong, and when. */
  private static final class Faults extends DefaultFtplet {
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Fault fault = Fault.NONE;

    @Override
    public FtpletResult onUploadStart(FtpSession session, FtpRequest request) throws FtpException {
      return switch (fault) {
        case REFUSES_FILES -> says(session, 553, "Permission denied");
        case RUNS_FULL -> says(session, 552, "No space left on device");
        case HANGS -> hangs();
        default -> FtpletResult.DEFAULT;
      };
    }

    @Override
    public FtpletResult onUploadEnd(FtpSession session, FtpRequest request) {
      return fault == Fault.CUTS_UPLOAD ? FtpletResult.DISCONNECT : FtpletResult.DEFAULT;
    }

    @Override
    public FtpletResult onRenameStart(FtpSession session, FtpRequest request) throws FtpException {
      return switch (fault) {
        case REFUSES_RENAME -> says(session, 553, "Permission denied");
        case CUTS_AFTER_RENAME -> renamesInSilence(session, request);
        default -> FtpletResult.DEFAULT;
      };
    }

    private static FtpletResult renamesInSilence(FtpSession session, FtpRequest request)
        throws FtpException {
      session.getRenameFrom().move(session.getFileSystemView().getFile(request.getArgument()));
      return FtpletResult.DISCONNECT;
    }

    private FtpletResult says(FtpSession session, int code, String text) throws FtpException {
      session.write(new DefaultFtpReply(code, text));
      return FtpletResult.SKIP;
    }

    private FtpletResult hangs() {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return FtpletResult.DISCONNECT;
    }
  }
}
