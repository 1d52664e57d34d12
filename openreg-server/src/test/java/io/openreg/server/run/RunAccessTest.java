package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.Permission;
import io.openreg.server.testing.AccessRules;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.TestTenant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class RunAccessTest {
  private static final Permission[] START = {Permission.REPORT_EXECUTE, Permission.JOB_EXECUTE};
  private static final Permission[] READ_OF_REPORT = {Permission.JOB_READ, Permission.REPORT_READ};

  private final OpenRegServer server;

  RunAccessTest(OpenRegServer server) {
    this.server = server;
  }

  @Test
  void every_operation_needs_its_permission_and_shows_nothing_to_strangers() {
    TestTenant tenant = server.tenant();
    TestTenant stranger = server.tenant();
    RunDesk desk = new RunDesk(tenant.as(ADMIN));
    String report = desk.report("Guarded", null, "result = []", Map.of());
    JsonNode details = desk.ended(desk.start(report, Map.of()));
    String run = details.path("id").asText();

    check(tenant, stranger, "POST", "/api/v1/reports/" + report + "/execute", "{}", START);
    check(tenant, stranger, "POST", "/api/v1/runs/" + run + "/rerun", null, START);
    check(
        tenant, stranger, "GET", "/api/v1/reports/" + report + "/executions", null, READ_OF_REPORT);
    check(tenant, stranger, "GET", "/api/v1/reports/" + report + "/stats", null, READ_OF_REPORT);
    check(tenant, stranger, "GET", "/api/v1/runs/" + run, null, Permission.JOB_READ);
    check(tenant, stranger, "GET", "/api/v1/runs/" + run + "/details", null, Permission.JOB_READ);
    check(tenant, stranger, "GET", "/api/v1/runs/" + run + "/artifacts", null, Permission.JOB_READ);
    check(tenant, stranger, "GET", desk.downloadPath(details), null, Permission.JOB_READ);
    check(tenant, stranger, "GET", "/api/v1/runs/" + run + "/logs", null, Permission.JOB_READ);
    check(
        tenant, stranger, "GET", "/api/v1/runs/" + run + "/logs/stats", null, Permission.JOB_READ);
    check(
        tenant, stranger, "GET", "/api/v1/runs/" + run + "/logs/stream", null, Permission.JOB_READ);
    String workflow = "/api/v1/workflow/runs/" + run + "/workflow";
    check(tenant, stranger, "GET", workflow, null, Permission.JOB_READ);
    check(tenant, stranger, "GET", workflow + "/progress", null, Permission.JOB_READ);
    check(tenant, stranger, "POST", workflow + "/cancel", "{}", Permission.JOB_CANCEL);
    new AccessRules(tenant, "GET", "/api/v1/runs", null).areNeeded(Permission.JOB_READ);
    new AccessRules(tenant, "GET", "/api/v1/workflow/workflows", null)
        .areNeeded(Permission.JOB_READ);
    new AccessRules(tenant, "GET", "/api/v1/workflow/workflows/stats", null)
        .areNeeded(Permission.JOB_READ);
  }

  private static void check(
      TestTenant tenant,
      TestTenant stranger,
      String method,
      String path,
      @Nullable String json,
      Permission... anyOf) {
    AccessRules rules = new AccessRules(tenant, method, path, json);
    rules.areNeeded(anyOf);
    rules.isHiddenFrom(stranger);
  }
}
