package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class RunLogTest {
  private final RunDesk desk;

  RunLogTest(OpenRegServer server) {
    this.desk = new RunDesk(server.sharedTenant().as(ADMIN));
  }

  @Test
  void what_the_code_prints_and_logs_are_numbered_lines() {
    String run = talkative();

    JsonNode logs = desk.http().get("/api/v1/runs/" + run + "/logs").json();

    assertThat(logs.path("status").asText()).isEqualTo("success");
    assertThat(logs.path("logs").findValuesAsText("message"))
        .contains("printed", "noted", "doubted");
    assertThat(logs.path("logs").findValuesAsText("line_number")).startsWith("1", "2", "3");
    assertThat(logs.path("total_lines").asLong()).isEqualTo(logs.path("logs").size());
    assertThat(logs.path("has_more").asBoolean()).isFalse();
  }

  @Test
  void lines_are_read_page_by_page_and_by_level() {
    String run = talkative();

    JsonNode first = desk.http().get("/api/v1/runs/" + run + "/logs?limit=1").json();
    JsonNode rest =
        desk.http().get("/api/v1/runs/" + run + "/logs?after_line=1").json();
    JsonNode warnings =
        desk.http().get("/api/v1/runs/" + run + "/logs?level=warning").json();
    JsonNode stats = desk.http().get("/api/v1/runs/" + run + "/logs/stats").json();

    assertThat(first.path("logs")).hasSize(1);
    assertThat(first.path("has_more").asBoolean()).isTrue();
    assertThat(rest.at("/logs/0/line_number").asInt()).isEqualTo(2);
    assertThat(warnings.path("logs").findValuesAsText("message")).containsExactly("doubted");
    assertThat(stats.path("warning_count").asInt()).isEqualTo(1);
    assertThat(desk.http().get("/api/v1/runs/" + run + "/logs?level=loud").status())
        .isEqualTo(422);
    assertThat(desk.http().get("/api/v1/runs/" + run + "/logs?limit=501").status())
        .isEqualTo(422);
  }

  @Test
  void a_follower_gets_every_line_and_then_the_end() {
    String run = talkative();

    String stream = desk.http()
        .with("Accept", "text/event-stream")
        .get("/api/v1/runs/" + run + "/logs/stream")
        .body();

    assertThat(stream)
        .contains("event: log\n")
        .contains("\"message\":\"printed\"")
        .contains("\"message\":\"doubted\"");
    assertThat(stream.strip())
        .endsWith("data: {\"status\":\"completed\",\"job_status\":\"success\"}");
  }

  private String talkative() {
    String report = desk.report(
        "Talkative",
        null,
        "def transform(db, mappings, params):\n    print('printed')\n    log.info('noted')\n    log.warning('doubted')\n    return []",
        Map.of());
    String run = desk.start(report, Map.of());
    desk.ended(run);
    return run;
  }
}
