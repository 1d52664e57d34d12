package io.openreg.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openreg.server.delivery.RemoteServer.Kind;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.platform.net.Host;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConnectionsTest {
  private static final Duration STALL = Duration.ofMillis(800);

  private final ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor();
  private final Path root;

  ConnectionsTest(@TempDir Path root) {
    this.root = root;
  }

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void a_server_with_keys_of_several_kinds_is_known_by_whichever_is_expected() throws Exception {
    KeyPair rsa = SftpServer.key("RSA", 2048);
    try (SftpServer server = SftpServer.start(root)) {
      server.addHostKey(rsa);
      String expected = SftpServer.fingerprint(rsa.getPublic());

      try (Connections.Connection connection = open(target(Kind.SFTP, server, expected))) {
        assertThat(connection.files().fingerprint()).isEqualTo(expected);
      }
      try (Connections.Connection connection = open(target(Kind.SFTP, server, null))) {
        assertThat(connection.files().fingerprint()).isEqualTo(server.fingerprint());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FTPS_EXPLICIT", "FTPS_IMPLICIT"})
  void a_certificate_that_nobody_known_has_issued_is_refused_unless_it_is_the_expected_one(
      Kind kind) throws Exception {
    try (RemoteServer server = kind.start(root)) {
      DeliveryFailure unknown =
          catchThrowableOfType(DeliveryFailure.class, () -> open(target(kind, server, null)));

      assertThat(unknown).hasMessageContaining("TLS").hasMessageContaining("host_key_fingerprint");
      try (Connections.Connection connection = open(target(kind, server, server.fingerprint()))) {
        assertThat(connection.files().fingerprint()).isEqualTo(server.fingerprint());
      }
    }
  }

  @Test
  void data_connections_resume_the_tls_session_of_the_control_connection() throws Exception {
    try (RemoteServer server = Kind.FTPS_EXPLICIT.start(root);
        StallWatch watch = new StallWatch(executor, Duration.ofSeconds(10))) {
      InetAddress address = InetAddress.getLoopbackAddress();
      SSLContext tls = SSLContext.getInstance("TLS");
      tls.init(
          null,
          new TrustManager[] {new CertificateCheck(String.valueOf(server.fingerprint()))},
          null);
      SecureFtpClient client =
          new SecureFtpClient(false, tls, "127.0.0.1", server.port(), "TLSv1.2", false);
      WatchedSockets sockets = new WatchedSockets(address, watch, Duration.ofSeconds(5));
      client.setSocketFactory(sockets);
      client.connect(address, server.port());
      client.login(RemoteServer.USER, RemoteServer.PASSWORD);
      SSLSession control = client.control().getSession();
      client.execPBSZ(0);
      client.execPROT("P");
      client.setSocketFactory(sockets);
      client.enterLocalPassiveMode();

      for (String name : List.of("one", "two")) {
        try (SSLSocket data =
                (SSLSocket) Objects.requireNonNull(client._openDataConnection_("STOR", name));
            OutputStream out = data.getOutputStream()) {
          assertThat(data.getSession().getCreationTime()).isEqualTo(control.getCreationTime());
          assertThat(data.getSession()).isEqualTo(control);
          out.write(1);
        }
        client.completePendingCommand();
      }
      client.disconnect();
      assertThat(server.files()).containsExactly("one", "two");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"SFTP", "FTP", "FTPS_IMPLICIT"})
  void a_server_that_takes_the_call_and_says_nothing_is_given_up(Kind kind) throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      long start = System.nanoTime();

      DeliveryFailure failure = catchThrowableOfType(
          DeliveryFailure.class, () -> open(target(kind, silent.getLocalPort(), null)));

      assertThat(failure.isWorthRepeating()).isTrue();
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
  }

  @Test
  void a_name_that_leads_to_an_address_where_no_destination_is_is_not_connected_to() {
    AddressPolicy policy = AddressPolicy.internal(name -> List.of(metadata()));
    Target target = new Target(
        Kind.SFTP.protocol(),
        Kind.SFTP.ftps(),
        Host.parse("sftp.regulator.eu"),
        22,
        RemoteServer.USER,
        new Login(RemoteServer.PASSWORD, null, null),
        new DirectoryTemplate("/"),
        null);

    DeliveryFailure failure = catchThrowableOfType(DeliveryFailure.class, () -> new Connections(
            policy, new DeliverySettings(Duration.ofSeconds(5), STALL, 1), executor)
        .open(target));

    assertThat(failure).hasMessageContaining("no connection is made");
    assertThat(failure.isWorthRepeating()).isFalse();
  }

  private static InetAddress metadata() {
    try {
      return InetAddress.getByName("169.254.169.254");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private Connections.Connection open(Target target) throws DeliveryFailure {
    return new Connections(
            AddressPolicy.internal(),
            new DeliverySettings(Duration.ofSeconds(5), STALL, 1),
            executor)
        .open(target);
  }

  private static Target target(Kind kind, RemoteServer server, @Nullable String fingerprint) {
    return target(kind, server.port(), fingerprint);
  }

  private static Target target(Kind kind, int port, @Nullable String fingerprint) {
    return new Target(
        kind.protocol(),
        kind.ftps(),
        Host.parse("127.0.0.1"),
        port,
        RemoteServer.USER,
        new Login(RemoteServer.PASSWORD, null, null),
        new DirectoryTemplate("/"),
        fingerprint);
  }
}
