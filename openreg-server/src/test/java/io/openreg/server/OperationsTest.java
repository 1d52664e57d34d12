package io.openreg.server;

import static java.util.concurrent.TimeUnit.SECONDS;
import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.testing.Engine;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class OperationsTest {
  private static final Path GUIDE = Path.of("..", "docs", "operations.md");
  private static final Pattern METRIC_OF_THE_GUIDE =
      Pattern.compile("^\\| `(openreg_[a-z_]+)` \\|", Pattern.MULTILINE);
  private static final Pattern METRIC_OF_A_SCRAPE =
      Pattern.compile("^# TYPE (openreg_[a-z_]+) ", Pattern.MULTILINE);

  private final OpenRegServer server;

  OperationsTest(OpenRegServer server) {
    this.server = server;
  }

  @Test
  void the_root_names_the_product_its_version_and_its_documentation() {
    JsonNode info = server.http().get("/").json();

    assertThat(info.path("message").asText()).isEqualTo("OpenReg");
    assertThat(info.path("version").asText()).matches("\\d+\\.\\d+\\.\\d+.*");
    assertThat(info.path("docs").asText()).isEqualTo("/docs");
  }

  @Test
  void a_living_process_is_healthy() {
    RawHttp.Answer answer = server.http().get("/health");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"healthy\",\"environment\":\"development\"}");
  }

  @Test
  void a_node_that_has_what_it_needs_is_ready() {
    RawHttp.Answer answer = server.http().get("/ready");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("ready");
    for (String check : new String[] {"database", "migrations", "draining"}) {
      assertThat(answer.json().path("checks").path(check).path("status").asText())
          .as(check)
          .isEqualTo("ok");
    }
  }

  @Test
  void prometheus_finds_requests_by_template_and_the_use_of_pool_and_memory() {
    server.http().get("/health");

    RawHttp.Answer scrape = RawHttp.at(server.adminAddress()).get("/metrics");

    assertThat(scrape.status()).isEqualTo(200);
    assertThat(scrape.body())
        .contains(
            "openreg_http_request_seconds_bucket{method=\"GET\",path=\"/health\",status=\"200\"")
        .contains("openreg_database_connections{state=\"idle\"}")
        .contains("jvm_memory_used_bytes");
  }

  @Test
  void the_guide_lists_every_metric_that_is_scraped_and_no_other() throws IOException {
    server.http().get("/health");

    assertThat(names(METRIC_OF_THE_GUIDE, Files.readString(GUIDE)))
        .isEqualTo(names(
            METRIC_OF_A_SCRAPE,
            RawHttp.at(server.adminAddress()).get("/metrics").body()));
  }

  private static Set<String> names(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(toCollection(TreeSet::new));
  }

  @Test
  void addresses_that_lead_nowhere_share_one_label() {
    server.http().get("/api/v1/made-up/" + System.nanoTime());

    assertThat(RawHttp.at(server.adminAddress()).get("/metrics").body())
        .contains("path=\"none\",status=\"404\"")
        .doesNotContain("made-up");
  }

  @Test
  void the_admin_port_answers_a_ping() {
    assertThat(RawHttp.at(server.adminAddress()).get("/ping").body())
        .isEqualToIgnoringNewLines("pong");
    assertThat(RawHttp.at(server.adminAddress()).get("/healthcheck").status()).isEqualTo(200);
  }

  @Test
  void a_node_that_stops_says_so_before_it_goes() {
    OpenRegServer stopping = OpenRegServer.start(Engine.H2, Map.of("drainNotice", "2s"));
    assertThat(stopping.http().get("/ready").status()).isEqualTo(200);

    CompletableFuture<Void> stopped = CompletableFuture.runAsync(stopping::close);

    await().atMost(2, SECONDS).until(() -> stopping.http().get("/ready").status() == 503);
    JsonNode readiness = stopping.http().get("/ready").json();
    assertThat(readiness.path("status").asText()).isEqualTo("not_ready");
    assertThat(readiness.at("/checks/draining/error").asText()).contains("shutting down");
    assertThat(readiness.at("/checks/database/status").asText()).isEqualTo("ok");
    assertThat(stopping.http().get("/health").status()).isEqualTo(200);
    stopped.join();
  }
}
