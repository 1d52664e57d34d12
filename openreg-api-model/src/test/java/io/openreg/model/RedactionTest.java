package io.openreg.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.model.auth.LoginRequest;
import io.openreg.model.auth.RefreshRequest;
import io.openreg.model.auth.TokenResponse;
import io.openreg.model.auth.TokenUser;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.connector.ConnectorTestRequest;
import io.openreg.model.connector.ConnectorType;
import io.openreg.model.connector.ConnectorUpdate;
import io.openreg.model.delivery.DestinationCreate;
import io.openreg.model.delivery.DestinationProtocol;
import io.openreg.model.delivery.DestinationTestRequest;
import io.openreg.model.delivery.DestinationUpdate;
import io.openreg.model.webhook.WebhookSignature;
import io.openreg.model.webhook.api.WebhookCreate;
import io.openreg.model.webhook.api.WebhookSecretRotated;
import io.openreg.model.webhook.api.WebhookUpdate;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedactionTest {
  private static final String SECRET = "hunter2";

  static Stream<Object> holdersOfSecrets() {
    ConnectorCreate create = ConnectorCreate.builder()
        .name("Trading Database")
        .type(ConnectorType.POSTGRESQL)
        .credentials(Map.of("username", "ro", "password", SECRET))
        .build();
    DestinationCreate destination = DestinationCreate.builder()
        .name("Regulator SFTP")
        .protocol(DestinationProtocol.SFTP)
        .host("sftp.regulator.eu")
        .username("reporting_user")
        .password(SECRET)
        .privateKey(SECRET)
        .passphrase(SECRET)
        .build();
    TokenUser user = new TokenUser(new UUID(0, 1), "admin@example.com", null, new UUID(0, 2), true);
    return Stream.of(
        new LoginRequest("admin@example.com", SECRET),
        new RefreshRequest(SECRET),
        new TokenResponse(SECRET, SECRET, "bearer", 1800, user),
        create,
        ConnectorTestRequest.of(create),
        ConnectorUpdate.builder().credentials(Map.of("password", SECRET)).build(),
        new WebhookSecretRotated("", SECRET, Instant.EPOCH),
        WebhookCreate.builder()
            .name("Jobs")
            .url("https://example.com")
            .headers(Map.of("Authorization", SECRET))
            .build(),
        WebhookUpdate.builder().headers(Map.of("Authorization", SECRET)).build(),
        WebhookSignature.of("whsec_" + SECRET),
        destination,
        DestinationTestRequest.of(destination),
        DestinationUpdate.builder().password(SECRET).privateKey(SECRET).build());
  }

  @ParameterizedTest
  @MethodSource("holdersOfSecrets")
  void a_secret_is_not_in_the_text_of_its_holder(Object holder) {
    assertThat(holder.toString()).doesNotContain(SECRET).contains("***");
  }
}
