package io.openreg.server.report;

import static io.openreg.model.Permission.REPORT_APPROVE;
import static io.openreg.model.Permission.REPORT_CREATE;
import static io.openreg.model.Permission.REPORT_DELETE;
import static io.openreg.model.Permission.REPORT_READ;
import static io.openreg.model.Permission.REPORT_UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.WireJson;
import io.openreg.server.auth.RoleTemplate;
import io.openreg.server.testing.AccessRules;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reports and versions over HTTP: the samples of the API guide, section "Reports", and what every operation owes. */
@OnBothDatabases
class ReportHttpTest {
  private static final String REPORTS = "/api/v1/reports";
  private static final String CODE =
      "def transform(db, mappings, params):\\n    return db.execute(\\\"SELECT * FROM trades\\\").fetchall()";
  private static final String VERSION = """
      {"python_code": "%s", "config": {"output_format": "xml"}, "bump_major": false}
      """.formatted(CODE);

  private final OpenRegServer server;
  private final TestTenant tenant;
  private final RawHttp manager;

  ReportHttpTest(OpenRegServer server) {
    this.server = server;
    tenant = server.tenant();
    manager = tenant.as(RoleTemplate.REPORT_MANAGER);
  }

  @Test
  void the_guide_s_report_is_created_listed_read_changed_and_deleted() {
    RawHttp.Answer created = manager.post(REPORTS, """
        {"name": "EMIR Trade Report", "description": "EMIR Refit derivative reporting"}
        """);

    assertThat(created.status()).isEqualTo(201);
    JsonNode report = created.json();
    String path = REPORTS + "/" + report.path("id").asText();
    assertThat(created.header("Location")).hasValueSatisfying(l -> assertThat(l).endsWith(path));
    assertThat(report.path("tenant_id").asText()).isEqualTo(tenant.id().toString());
    assertThat(report.path("name").asText()).isEqualTo("EMIR Trade Report");
    assertThat(report.path("description").asText()).isEqualTo("EMIR Refit derivative reporting");
    assertThat(report.has("current_version_id")).isTrue();
    assertThat(report.path("current_version_id").isNull()).isTrue();
    assertThat(report.path("is_active").asBoolean()).isTrue();
    assertThat(report.path("created_at").asText()).endsWith("Z");
    assertThat(report.path("updated_at")).isEqualTo(report.path("created_at"));
    assertThat(manager.get(path).json()).isEqualTo(report);
    assertThat(manager.get(REPORTS).json()).containsExactly(report);

    RawHttp.Answer updated =
        manager.put(path, "{\"name\": \"Updated Report Name\", \"is_active\": false}");

    assertThat(updated.status()).isEqualTo(200);
    assertThat(updated.json().path("name").asText()).isEqualTo("Updated Report Name");
    assertThat(updated.json().path("is_active").asBoolean()).isFalse();
    assertThat(updated.json().path("description")).isEqualTo(report.path("description"));

    RawHttp.Answer deleted = manager.delete(path);

    assertThat(deleted.status()).isEqualTo(204);
    assertThat(deleted.body()).isEmpty();
    assertThat(manager.get(path).status()).isEqualTo(404);
    assertThat(manager.delete(path).status()).isEqualTo(404);
  }

  @Test
  void the_guide_s_versions_are_created_and_listed() {
    String versions = report() + "/versions";
    JsonNode older = manager.post(versions, VERSION).json();

    RawHttp.Answer created = manager.post(versions, VERSION);

    assertThat(created.status()).isEqualTo(201);
    JsonNode version = created.json();
    String path = versions + "/" + version.path("id").asText();
    assertThat(created.header("Location")).hasValueSatisfying(l -> assertThat(l).endsWith(path));
    assertThat(version.path("major_version").asInt()).isEqualTo(1);
    assertThat(version.path("minor_version").asInt()).isEqualTo(1);
    assertThat(version.path("version_number").asInt()).isEqualTo(1001);
    assertThat(version.path("version_string").asText()).isEqualTo("v1.1");
    assertThat(version.path("python_code").asText()).startsWith("def transform");
    assertThat(version.path("config")).isEqualTo(json("{\"output_format\": \"xml\"}"));
    assertThat(version.path("status").asText()).isEqualTo("active");
    assertThat(version.path("approved_by").asText())
        .isEqualTo(tenant.user(RoleTemplate.REPORT_MANAGER).id().toString());
    assertThat(version.path("created_at").asText()).endsWith("Z");
    assertThat(manager.get(path).json()).isEqualTo(version);
    JsonNode list = manager.get(versions).json();
    assertThat(list.findValuesAsText("version_string")).containsExactly("v1.1", "v1.0");
    assertThat(list.findValuesAsText("status")).containsExactly("active", "archived");

    RawHttp.Answer approved =
        manager.put(versions + "/" + older.path("id").asText() + "/approve", null);

    assertThat(approved.status()).isEqualTo(200);
    assertThat(approved.json().path("status").asText()).isEqualTo("active");
    assertThat(manager.get(path).json().path("status").asText()).isEqualTo("archived");
  }

  @Test
  void a_list_is_filtered_as_python_and_others_write_truth_values() {
    report();
    String retired = report();
    manager.put(retired, "{\"is_active\": false}");

    assertThat(manager.get(REPORTS + "?is_active=True").json()).hasSize(1);
    assertThat(manager.get(REPORTS + "?is_active=false").json()).hasSize(1);
    assertThat(manager.get(REPORTS + "?limit=1&skip=1").json()).hasSize(1);
    assertThat(manager.get(REPORTS + "?skip=2").json()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "skip=-1",
        "skip=x",
        "limit=0",
        "limit=1001",
        "limit=1e3",
        "limit=99999999999999999999",
        "is_active=maybe"
      })
  void a_list_refuses_what_its_parameters_cannot_mean(String query) {
    RawHttp.Answer answer = manager.get(REPORTS + "?" + query);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc"))
        .isEqualTo(json("[\"query\", \"" + query.split("=")[0] + "\"]"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\": null}",
        "{\"name\": \" \"}",
        "{\"name\": 5}",
        "{\"name\": [\"a\"]}",
        "{\"name\": \"a\\u0000b\"}",
        "{\"name\": \"a\\ud800b\"}"
      })
  void a_report_needs_a_name(String body) {
    RawHttp.Answer answer = manager.post(REPORTS, body);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc")).isEqualTo(json("[\"body\", \"name\"]"));
    assertThat(manager.get(REPORTS).json()).isEmpty();
  }

  @Test
  void no_text_of_a_version_holds_what_is_no_character() {
    String versions = report() + "/versions";

    RawHttp.Answer code = manager.post(versions, "{\"python_code\": \"result = 1\\u0000\"}");
    RawHttp.Answer deep = manager.post(versions, """
        {"python_code": "result = 1", "config": {"csv": {"trailer_text": "\\udc00"}}}
        """);

    assertThat(code.status()).isEqualTo(422);
    assertThat(code.json().at("/detail/0/loc")).isEqualTo(json("[\"body\", \"python_code\"]"));
    assertThat(deep.status()).isEqualTo(422);
    assertThat(deep.json().at("/detail/0/loc/1").asText()).isEqualTo("config");
    assertThat(manager.get(versions).json()).isEmpty();
  }

  @Test
  void a_taken_name_is_a_conflict_that_names_it() {
    manager.post(REPORTS, "{\"name\": \"MiFIR\"}");

    RawHttp.Answer answer = manager.post(REPORTS, "{\"name\": \"MiFIR\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("detail").asText()).contains("'MiFIR'");
  }

  @Test
  void a_report_cannot_be_given_a_name_that_another_has() {
    manager.post(REPORTS, "{\"name\": \"EMIR\"}");
    String other =
        manager.post(REPORTS, "{\"name\": \"SFTR\"}").json().path("id").asText();

    RawHttp.Answer answer = manager.put(REPORTS + "/" + other, "{\"name\": \"EMIR\"}");

    assertThat(answer.status()).isEqualTo(409);
    assertThat(manager.get(REPORTS + "/" + other).json().path("name").asText()).isEqualTo("SFTR");
  }

  @Test
  void every_fault_of_a_version_is_named_with_its_place() {
    RawHttp.Answer answer = manager.post(report() + "/versions", """
        {"python_code": "%s", "connector_id": null, "config": {
          "output_formats": ["csv", "xlsx"], "schema_id": "4711", "xbrl_taxonomy_id": "x",
          "xml": {"header": {"message_type": "auth.016"}}, "csv": {"colour": "red"},
          "output_filename_template": "{nonsense}", "timeout_seconds": 0}}
        """.formatted(CODE));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().path("detail"))
        .extracting(fault -> fault.path("loc").toString())
        .containsExactlyInAnyOrder(
            "[\"body\",\"config\",\"output_formats\",1]",
            "[\"body\",\"config\",\"schema_id\"]",
            "[\"body\",\"config\",\"xbrl_taxonomy_id\"]",
            "[\"body\",\"config\",\"xml\",\"header\",\"message_type\"]",
            "[\"body\",\"config\",\"csv\",\"colour\"]",
            "[\"body\",\"config\",\"output_filename_template\"]",
            "[\"body\",\"config\",\"timeout_seconds\"]");
    assertThat(answer.json().path("detail"))
        .filteredOn(fault -> fault.path("type").asText().equals("not_supported"))
        .hasSize(3)
        .allSatisfy(fault -> assertThat(fault.path("msg").asText()).contains("not supported yet"));
  }

  @Test
  void one_resource_carries_its_tag_and_a_change_to_another_state_is_refused() {
    String path = report();
    String read = manager.get(path).header("ETag").orElseThrow();
    assertThat(manager.with("If-None-Match", read).get(path).status()).isEqualTo(304);

    RawHttp.Answer first = manager.with("If-Match", read).put(path, "{\"description\": \"a\"}");
    RawHttp.Answer second = manager.with("If-Match", read).put(path, "{\"description\": \"b\"}");

    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(412);
    assertThat(manager.with("If-Match", read).delete(path).status()).isEqualTo(412);
    assertThat(manager.get(path).header("ETag")).isEqualTo(first.header("ETag"));
    assertThat(manager.get(path).json().path("description").asText()).isEqualTo("a");
  }

  @Test
  void a_created_version_has_the_tag_it_is_read_with() {
    RawHttp.Answer created = manager.post(report() + "/versions", VERSION);
    String path = created.header("Location").orElseThrow().replaceFirst(".*(?=/api/)", "");

    RawHttp.Answer read = manager.get(path);

    assertThat(read.header("ETag")).isPresent().isEqualTo(created.header("ETag"));
    String tag = read.header("ETag").orElseThrow();
    assertThat(manager.with("If-Match", tag).put(path, "{\"config\": {}}").status())
        .isEqualTo(200);
    assertThat(manager.with("If-Match", tag).put(path + "/approve", null).status())
        .isEqualTo(412);
  }

  @Test
  void a_repeated_key_creates_once() {
    RawHttp once = manager.with("Idempotency-Key", "4711");
    RawHttp.Answer first = once.post(REPORTS, "{\"name\": \"MiFIR\"}");
    RawHttp.Answer again = once.post(REPORTS, "{\"name\": \"MiFIR\"}");

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    assertThat(again.header("Location")).isEqualTo(first.header("Location"));
    assertThat(once.post(REPORTS, "{\"name\": \"EMIR\"}").status()).isEqualTo(422);
    assertThat(manager.get(REPORTS).json()).hasSize(1);

    String versions = REPORTS + "/" + first.json().path("id").asText() + "/versions";
    assertThat(once.post(versions, VERSION).json())
        .isEqualTo(once.post(versions, VERSION).json());
    assertThat(manager.get(versions).json()).hasSize(1);
  }

  @Test
  void each_operation_needs_its_permission_and_hides_its_tenant() {
    String report = report();
    String version = manager
        .post(report + "/versions", VERSION)
        .header("Location")
        .orElseThrow()
        .replaceFirst(".*(?=/api/)", "");
    TestTenant stranger = server.tenant();

    access("GET", REPORTS, null).areNeeded(REPORT_READ);
    access("POST", REPORTS, "{\"name\": \"new\"}").areNeeded(REPORT_CREATE);
    for (AccessRules read : List.of(
        access("GET", report, null),
        access("GET", report + "/versions", null),
        access("GET", version, null))) {
      read.areNeeded(REPORT_READ);
      read.isHiddenFrom(stranger);
    }
    for (AccessRules change : List.of(
        access("PUT", report, "{\"name\": \"other\"}"),
        access("POST", report + "/versions", VERSION))) {
      change.areNeeded(REPORT_UPDATE);
      change.isHiddenFrom(stranger);
    }
    AccessRules delete = access("DELETE", report, null);
    delete.areNeeded(REPORT_DELETE);
    delete.isHiddenFrom(stranger);
    AccessRules revise = access("PUT", version, "{\"config\": {}}");
    revise.areNeeded(REPORT_UPDATE, REPORT_APPROVE);
    revise.isHiddenFrom(stranger);
    AccessRules approve = access("PUT", version + "/approve", null);
    approve.areNeeded(REPORT_APPROVE);
    approve.isHiddenFrom(stranger);
    assertThat(manager.get(REPORTS).json()).hasSize(1);
    assertThat(manager.get(report + "/versions").json()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "1-1-1-1-1", "00000000-0000-0000-0000-00000000000g"})
  void an_id_that_is_none_is_refused_with_its_place(String id) {
    RawHttp.Answer answer = manager.get(REPORTS + "/" + id);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc/0").asText()).isEqualTo("path");
    assertThat(manager.get(report() + "/versions/" + id).status()).isEqualTo(422);
  }

  private AccessRules access(String method, String path, @Nullable String json) {
    return new AccessRules(tenant, method, path, json);
  }

  /** The path of a new report. */
  private String report() {
    RawHttp.Answer created =
        manager.post(REPORTS, "{\"name\": \"Report " + UUID.randomUUID() + "\"}");
    return REPORTS + "/" + created.json().path("id").asText();
  }

  private static JsonNode json(String text) {
    try {
      return WireJson.mapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
