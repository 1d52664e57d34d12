package io.openreg.client;

import static io.openreg.client.Samples.ID;
import static io.openreg.client.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.client.errors.ConnectionException;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.MockWebServer;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TlsTest {
  private final HeldCertificate ownCertificate =
      new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
  private final MockWebServer server = new MockWebServer();

  @BeforeEach
  void start() throws IOException {
    HandshakeCertificates ofServer =
        new HandshakeCertificates.Builder().heldCertificate(ownCertificate).build();
    server.useHttps(ofServer.sslSocketFactory());
    server.start();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void a_certificate_nobody_vouches_for_is_refused_at_once() {
    List<Duration> waits = new CopyOnWriteArrayList<>();
    CallListener listener = new CallListener() {
      @Override
      public void retryScheduled(CallAttempt attempt, Duration wait) {
        waits.add(wait);
      }
    };
    try (OpenRegClient client = builder().listener(listener).build()) {
      assertThatThrownBy(() -> client.reports().get(ID))
          .isInstanceOfSatisfying(
              ConnectionException.class, e -> assertThat(e.attempts()).isEqualTo(1));
    }
    assertThat(waits).isEmpty();
  }

  @Test
  void a_private_authority_can_be_trusted() {
    server.enqueue(json(Samples.report()));
    HandshakeCertificates ofClient = new HandshakeCertificates.Builder()
        .addTrustedCertificate(ownCertificate.certificate())
        .build();

    try (OpenRegClient client =
        builder().tls(ofClient.sslContext(), ofClient.trustManager()).build()) {
      assertThat(client.reports().get(ID).name()).isEqualTo("Trades");
    }
  }

  @Test
  void the_jvms_own_trust_can_be_taken() {
    try (OpenRegClient client = builder().systemDefaultTls().build()) {
      assertThatThrownBy(() -> client.reports().get(ID)).isInstanceOf(ConnectionException.class);
    }
  }

  private OpenRegClientBuilder builder() {
    return OpenRegClient.builder()
        .baseUrl(URI.create("https://localhost:" + server.getPort()))
        .credentials(Credentials.apiKey(() -> "ork_test"));
  }
}
