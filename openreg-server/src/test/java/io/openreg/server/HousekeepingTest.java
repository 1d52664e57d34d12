package io.openreg.server;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import io.openreg.server.testing.TurnableClock;
import io.openreg.server.testing.TurningTheClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What nobody needs any more goes by itself. */
@TurningTheClock
class HousekeepingTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final OpenRegServer server;
  private final TurnableClock clock;
  private final TestTenant tenant;

  HousekeepingTest(OpenRegServer server, TurnableClock clock) {
    this.server = server;
    this.clock = clock;
    this.tenant = server.tenant();
  }

  @Test
  void files_that_no_run_has_recorded_are_removed_after_a_day() throws IOException {
    Path abandoned = server
        .artifactDirectory()
        .resolve(tenant.id().toString())
        .resolve(UUID.randomUUID().toString())
        .resolve("1");
    Files.createDirectories(abandoned);
    Files.writeString(abandoned.resolve("0"), "nobody's");

    clock.turn(Duration.ofHours(25));

    Awaitility.await().atMost(PATIENCE).until(() -> !Files.exists(abandoned));
  }

  @Test
  void keys_of_requests_are_forgotten_after_a_day() {
    RawHttp http = tenant.logIn(tenant.user(ADMIN)).with("Idempotency-Key", "k-1");
    assertThat(http.post("/api/v1/reports", "{\"name\": \"Kept\"}").status()).isEqualTo(201);
    assertThat(rows("idempotency_key")).isOne();

    clock.turn(Duration.ofHours(25));

    Awaitility.await().atMost(PATIENCE).until(() -> rows("idempotency_key") == 0);
  }

  @Test
  void sessions_are_forgotten_after_their_end() {
    tenant.logIn(tenant.user(ADMIN));
    assertThat(rows("user_session")).isOne();

    clock.turn(Duration.ofDays(100));

    Awaitility.await().atMost(PATIENCE).until(() -> rows("user_session") == 0);
  }

  private int rows(String table) {
    return server.database().jdbi().withHandle(handle -> handle
        .createQuery("SELECT count(*) FROM " + table + " WHERE tenant_id = :tenant")
        .bind("tenant", tenant.id().value())
        .mapTo(Integer.class)
        .one());
  }
}
