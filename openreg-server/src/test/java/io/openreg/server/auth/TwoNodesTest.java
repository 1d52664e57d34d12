package io.openreg.server.auth;

import static io.openreg.server.auth.RoleTemplate.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.testing.Engine;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.TestTenant;
import io.openreg.server.testing.TestUser;
import io.openreg.server.testing.TurnableClock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Two nodes of one installation, on PostgreSQL: H2 has room for one. Their clock moves only when it is turned. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {
  private static final String ME = "/api/v1/auth/me";
  private static final String REFRESH = "/api/v1/auth/refresh";
  private static final Map<String, String> KEYS = Map.of(
      "secretKey", "a signing key of the tests, long enough",
      "encryptionKey", "an encryption key of the tests, long enough");

  private final TurnableClock clock = TurnableClock.stopped();
  private OpenRegServer one;
  private OpenRegServer other;

  @BeforeAll
  void start() {
    DatabaseSettings database = Engine.POSTGRESQL.freshDatabase();
    one = OpenRegServer.start("one", database, KEYS, clock);
    other = OpenRegServer.start("other", database, KEYS, clock);
  }

  @AfterAll
  void stop() {
    one.close();
    other.close();
  }

  @Test
  void a_token_of_one_node_counts_on_the_other() {
    String token = one.tenant().token(AUDITOR);

    assertThat(other.http().bearer(token).get(ME).status()).isEqualTo(200);
  }

  @Test
  void a_session_that_ends_on_one_node_ends_there_at_once_and_on_the_other_within_two_seconds() {
    String token = one.tenant().token(AUDITOR);
    assertThat(other.http().bearer(token).get(ME).status()).isEqualTo(200);

    one.http().bearer(token).post("/api/v1/auth/logout", null);

    assertThat(one.http().bearer(token).get(ME).status()).isEqualTo(401);
    clock.turn(Duration.ofSeconds(2));
    assertThat(other.http().bearer(token).get(ME).status()).isEqualTo(401);
  }

  @Test
  void a_refresh_token_presented_to_both_nodes_gives_one_successor() {
    TestTenant tenant = one.tenant();
    TestUser user = tenant.user(AUDITOR);
    String body = "{\"refresh_token\":"
        + one.http()
            .post(
                "/api/v1/auth/login",
                "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(user.email(), user.password()))
            .json()
            .path("refresh_token")
        + "}";

    var first = one.http().post(REFRESH, body);
    var second = other.http().post(REFRESH, body);

    assertThat(second.status()).isEqualTo(200);
    assertThat(second.json().path("refresh_token")).isEqualTo(first.json().path("refresh_token"));
  }
}
