package io.openreg.server.connector;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static io.openreg.server.auth.RoleTemplate.CONNECTOR_ADMIN;
import static io.openreg.server.auth.RoleTemplate.REPORT_MANAGER;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.model.Permission;
import io.openreg.model.WireJson;
import io.openreg.server.testing.AccessRules;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestPostgres;
import io.openreg.server.testing.TestTenant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class ConnectorHttpTest {
  private static final String CONNECTORS = "/api/v1/connectors";
  private static final String PASSWORD = "canary-9f2c";
  private static TestDatabase trading;

  private final OpenRegServer server;
  private final TestTenant tenant;
  private final RawHttp http;

  ConnectorHttpTest(OpenRegServer server) {
    this.server = server;
    this.tenant = server.tenant();
    this.http = tenant.as(CONNECTOR_ADMIN);
  }

  @BeforeAll
  static void createSource() {
    trading = TestPostgres.freshDatabase();
    trading.execute(
        "CREATE TABLE trades (id uuid NOT NULL, trade_date date NOT NULL, isin varchar(12), quantity numeric(18,4))",
        "INSERT INTO trades SELECT gen_random_uuid(), '2024-01-15', 'SE0000000001', 100.5 FROM generate_series(1, 150)",
        "CREATE TABLE instruments (isin varchar(12))");
  }

  @Test
  void a_connector_is_created_as_the_guide_shows_and_its_credentials_never_come_back() {
    RawHttp.Answer answer = http.post(CONNECTORS, """
        {
          "name": "Trading Database",
          "description": "Production trading system",
          "type": "postgresql",
          "config": {
            "host": "db.example.com",
            "port": 5432,
            "database": "trading"
          },
          "credentials": {
            "username": "report_user",
            "password": "secure_password"
          }
        }
        """);

    assertThat(answer.status()).isEqualTo(201);
    JsonNode created = answer.json();
    String id = created.path("id").asText();
    assertThat(answer.header("Location").orElseThrow()).endsWith(CONNECTORS + "/" + id);
    assertThat(answer.header("ETag")).isPresent();
    assertThat(created.fieldNames())
        .toIterable()
        .containsExactly(
            "id", "tenant_id", "name", "description", "type", "config", "is_active", "created_at");
    assertThat(created.path("config").toString())
        .isEqualTo("{\"host\":\"db.example.com\",\"port\":5432,\"database\":\"trading\"}");
    assertThat(created.path("is_active").asBoolean()).isTrue();
    RawHttp.Answer listed = http.get(CONNECTORS);
    assertThat(listed.json()).containsExactly(created);
    assertThat(http.get(CONNECTORS + "/" + id).json()).isEqualTo(created);
    assertThat(answer.body() + listed.body())
        .doesNotContain("secure_password")
        .doesNotContain("report_user");
  }

  @Test
  void credentials_are_sealed_where_they_are_stored_and_in_no_audit_row() {
    UUID id = create("Trading", body -> {});
    http.put(
        path(id),
        "{\"credentials\": {\"username\": \"other\", \"password\": \"" + PASSWORD + "-2\"}}");
    http.post(path(id) + "/test", null);

    assertThat(stored("SELECT credentials FROM connector WHERE id = '" + id + "'"))
        .singleElement()
        .asString()
        .doesNotContain("canary");
    List<String> audited = stored(
        "SELECT changes FROM audit_event WHERE entity_id = '" + id + "' ORDER BY created_at, id");
    assertThat(audited).hasSize(3).noneMatch(changes -> changes.contains("canary"));
    assertThat(audited.get(1)).contains("\"login_replaced\":true");
  }

  @Test
  void a_name_is_taken_once_in_a_tenant() {
    create("Trading", body -> {});
    UUID other = create("Risk", body -> {});

    assertThat(http.post(CONNECTORS, body("Trading", changes -> {})).status()).isEqualTo(409);
    assertThat(http.put(path(other), "{\"name\": \"Trading\"}").status()).isEqualTo(409);
    assertThat(server
            .tenant()
            .as(ADMIN)
            .post(CONNECTORS, body("Trading", changes -> {}))
            .status())
        .isEqualTo(201);
  }

  @Test
  void what_an_update_does_not_name_stays_and_null_clears() {
    UUID id = create("Trading", body -> body.put("description", "old"));

    JsonNode renamed =
        http.put(path(id), "{\"name\": \"Trading 2\", \"is_active\": false}").json();
    JsonNode cleared =
        http.put(path(id), "{\"description\": null, \"is_active\": true}").json();

    assertThat(renamed.path("name").asText()).isEqualTo("Trading 2");
    assertThat(renamed.path("description").asText()).isEqualTo("old");
    assertThat(renamed.path("is_active").asBoolean()).isFalse();
    assertThat(cleared.path("name").asText()).isEqualTo("Trading 2");
    assertThat(cleared.path("description").isNull()).isTrue();
    assertThat(http.post(path(id) + "/test", null).json().path("status").asText())
        .isEqualTo("ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "config", "credentials", "is_active"})
  void what_a_connector_must_have_cannot_be_cleared(String member) {
    UUID id = create("Trading", body -> {});

    RawHttp.Answer answer = http.put(path(id), "{\"" + member + "\": null}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc").toString()).contains(member);
  }

  @Test
  void new_credentials_replace_the_old_ones() {
    UUID id = create("Trading", body -> body.putObject("credentials")
        .put("username", "no_such_role")
        .put("password", PASSWORD));
    assertThat(http.post(path(id) + "/test", null).json().path("status").asText())
        .isEqualTo("error");

    ObjectNode credentials = WireJson.mapper().createObjectNode();
    credentials
        .putObject("credentials")
        .put("username", trading.username())
        .put("password", trading.password());
    assertThat(http.put(path(id), credentials.toString()).status()).isEqualTo(200);

    assertThat(http.post(path(id) + "/test", null).json().path("status").asText())
        .isEqualTo("ok");
  }

  @Test
  void a_change_of_what_was_read_before_is_refused_when_it_has_changed_since() {
    UUID id = create("Trading", body -> {});
    String tag = http.get(path(id)).header("ETag").orElseThrow();

    assertThat(
            http.with("If-Match", tag).put(path(id), "{\"description\": \"a\"}").status())
        .isEqualTo(200);
    assertThat(
            http.with("If-Match", tag).put(path(id), "{\"description\": \"b\"}").status())
        .isEqualTo(412);
    assertThat(http.with("If-Match", tag).delete(path(id)).status()).isEqualTo(412);
  }

  @Test
  void a_repeated_creation_with_the_same_key_creates_once() {
    RawHttp keyed = http.with("Idempotency-Key", UUID.randomUUID().toString());

    RawHttp.Answer first = keyed.post(CONNECTORS, body("Trading", changes -> {}));
    RawHttp.Answer second = keyed.post(CONNECTORS, body("Trading", changes -> {}));

    assertThat(second.status()).isEqualTo(201);
    assertThat(second.json()).isEqualTo(first.json());
    assertThat(http.get(CONNECTORS).json()).hasSize(1);
  }

  @Test
  void a_connector_that_nothing_reads_from_is_deleted() {
    UUID id = create("Trading", body -> {});

    assertThat(http.delete(path(id)).status()).isEqualTo(204);

    assertThat(http.get(path(id)).status()).isEqualTo(404);
    assertThat(http.delete(path(id)).status()).isEqualTo(404);
    assertThat(stored("SELECT action FROM audit_event WHERE entity_id = '" + id
            + "' ORDER BY created_at, id"))
        .containsExactly("create", "delete");
  }

  @Test
  void a_connector_that_a_report_reads_from_stays() {
    UUID id = create("Trading", body -> {});
    RawHttp.Answer report = tenant
        .as(REPORT_MANAGER)
        .post("/api/v1/reports", "{\"name\": \"MiFIR\", \"connector_id\": \"" + id + "\"}");
    assertThat(report.status()).isEqualTo(201);

    RawHttp.Answer answer = http.delete(path(id));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.json().path("detail").asText()).contains("Trading").contains("Deactivate");
    assertThat(http.get(path(id)).status()).isEqualTo(200);
  }

  @Test
  void a_connection_is_tested_before_it_is_saved_as_the_guide_shows() {
    ObjectNode request = request("ignored", body -> {});

    RawHttp.Answer answer = http.post(CONNECTORS + "/test", request.toString());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().fieldNames())
        .toIterable()
        .containsExactly("status", "message", "server_version");
    assertThat(answer.json().path("status").asText()).isEqualTo("ok");
    assertThat(answer.json().path("message").asText()).isEqualTo("Connection successful");
    assertThat(answer.json().path("server_version").asText()).startsWith("PostgreSQL ");
    assertThat(http.get(CONNECTORS).json()).isEmpty();
    assertThat(stored(
            "SELECT action FROM audit_event WHERE entity_type = 'Connector' AND tenant_id = '"
                + tenant.id() + "'"))
        .containsExactly("test");
  }

  @Test
  void a_connection_that_fails_is_an_answer() {
    ObjectNode request = request(
        "ignored", body -> ((ObjectNode) body.get("config")).put("host", "169.254.169.254"));

    RawHttp.Answer answer = http.post(CONNECTORS + "/test", request.toString());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("status").asText()).isEqualTo("error");
    assertThat(answer.json().path("message").asText()).contains("no connection is made");
    assertThat(answer.json().has("server_version")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "type        | \"sqlite\"                                                        | [\"body\",\"type\"]",
        "type        | null                                                              | [\"body\",\"type\"]",
        "name        | \"\"                                                              | [\"body\",\"name\"]",
        "config      | {\"host\": \"db\", \"database\": \"x\", \"port\": 0}              | [\"body\",\"config\",\"port\"]",
        "config      | {\"host\": \"db\", \"database\": \"x\", \"url\": \"jdbc:x\"}      | [\"body\",\"config\",\"url\"]",
        "config      | {\"host\": \"db\", \"database\": \"x\", \"options\": {\"socketFactory\": \"x\"}} | [\"body\",\"config\",\"options\",\"socketFactory\"]",
        "config      | {\"host\": \"169.254.169.254\", \"database\": \"x\"}              | [\"body\",\"config\",\"host\"]",
        "config      | {\"host\": \"0xA9FEA9FE\", \"database\": \"x\"}                   | [\"body\",\"config\",\"host\"]",
        "config      | {\"database\": \"x\"}                                             | [\"body\",\"config\",\"host\"]",
        "config      | \"host=db\"                                                       | [\"body\",\"config\"]",
        "credentials | {\"username\": \"u\", \"password\": 7}                            | [\"body\",\"credentials\",\"password\"]",
        "credentials | {}                                                                | [\"body\",\"credentials\",\"username\"]"
      })
  void what_cannot_be_stored_is_refused_with_its_place(String member, String value, String location)
      throws Exception {
    ObjectNode request = request("Trading", body -> {});
    request.set(member, WireJson.mapper().readTree(value));

    RawHttp.Answer answer = http.post(CONNECTORS, request.toString());

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc").toString()).isEqualTo(location);
    assertThat(answer.body()).doesNotContain("canary");
    assertThat(http.get(CONNECTORS).json()).isEmpty();
  }

  @Test
  void tables_columns_and_rows_of_the_database_are_shown() {
    UUID id = create("Trading", body -> {});

    assertThat(http.get(path(id) + "/tables").json().toString())
        .isEqualTo(
            "{\"tables\":[{\"schema\":\"public\",\"name\":\"instruments\",\"type\":\"BASE TABLE\",\"full_name\":\"public.instruments\"},"
                + "{\"schema\":\"public\",\"name\":\"trades\",\"type\":\"BASE TABLE\",\"full_name\":\"public.trades\"}]}");
    assertThat(http.get(path(id) + "/tables?schema_name=other").json().path("tables"))
        .isEmpty();
    JsonNode isin = http.get(path(id) + "/columns?table=trades").json().at("/columns/2");
    assertThat(isin.path("name").asText()).isEqualTo("isin");
    assertThat(isin.path("type").asText()).isEqualTo("varchar(12)");
    assertThat(isin.path("nullable").asBoolean()).isTrue();
    assertThat(isin.path("max_length").asInt()).isEqualTo(12);
    RawHttp.Answer preview =
        http.get(path(id) + "/preview?table=trades&schema_name=public&limit=5");
    assertThat(preview.json().path("row_count").asInt()).isEqualTo(5);
    assertThat(preview.json().path("rows")).hasSize(5);
    assertThat(preview.json().at("/rows/0/trade_date").asText()).isEqualTo("2024-01-15");
    assertThat(preview.body()).contains("\"quantity\":100.5000");
    assertThat(http.get(path(id) + "/preview?table=trades")
            .json()
            .path("row_count")
            .asInt())
        .isEqualTo(10);
    assertThat(http.get(path(id) + "/preview?table=trades&limit=1000000")
            .json()
            .path("row_count")
            .asInt())
        .isEqualTo(100);
  }

  @ParameterizedTest
  @CsvSource({
    "/columns?table=no_such_table,                    404",
    "/preview?table=no_such_table,                    404",
    "/columns?table=trades&schema_name=other,         404",
    "/columns?table=trades%27%3BDROP%20TABLE%20trades, 404",
    "/columns,                                        422",
    "/preview,                                        422",
    "/preview?table=trades&limit=0,                   422",
    "/preview?table=trades&limit=x,                   422"
  })
  void what_is_not_there_or_not_asked_for_properly_is_an_error(String query, int status) {
    UUID id = create("Trading", body -> {});

    assertThat(http.get(path(id) + query).status()).isEqualTo(status);
  }

  @Test
  void a_database_out_of_reach_is_503_when_browsed() {
    UUID id = create("Trading", body -> ((ObjectNode) body.get("config")).put("port", 1));

    for (String query : List.of("/tables", "/columns?table=trades", "/preview?table=trades")) {
      RawHttp.Answer answer = http.get(path(id) + query);
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isPresent();
      assertThat(answer.json().path("detail").asText())
          .contains("refused")
          .doesNotContain("canary");
    }
  }

  @Test
  void an_inactive_connector_is_not_read_from() {
    UUID id = create("Trading", body -> {});
    http.put(path(id), "{\"is_active\": false}");

    assertThat(http.get(path(id) + "/tables").status()).isEqualTo(409);
    assertThat(http.get(path(id) + "/preview?table=trades").status()).isEqualTo(409);
  }

  @Test
  void each_operation_needs_its_permission_and_hides_other_tenants_connectors() {
    UUID id = create("Trading", body -> {});
    TestTenant stranger = server.tenant();
    rules("GET", CONNECTORS, null).areNeeded(Permission.CONNECTOR_READ);
    rules("POST", CONNECTORS, body("Other", changes -> {})).areNeeded(Permission.CONNECTOR_CREATE);
    rules("POST", CONNECTORS + "/test", body("Other", changes -> {}))
        .areNeeded(Permission.CONNECTOR_TEST);
    for (String query : List.of("", "/tables", "/columns?table=trades", "/preview?table=trades")) {
      rules("GET", path(id) + query, null).areNeeded(Permission.CONNECTOR_READ);
      rules("GET", path(id) + query, null).isHiddenFrom(stranger);
    }
    rules("PUT", path(id), "{\"name\": \"x\"}").areNeeded(Permission.CONNECTOR_UPDATE);
    rules("PUT", path(id), "{\"name\": \"x\"}").isHiddenFrom(stranger);
    rules("DELETE", path(id), null).areNeeded(Permission.CONNECTOR_DELETE);
    rules("DELETE", path(id), null).isHiddenFrom(stranger);
    rules("POST", path(id) + "/test", null).areNeeded(Permission.CONNECTOR_TEST);
    rules("POST", path(id) + "/test", null).isHiddenFrom(stranger);
    assertThat(stranger.as(ADMIN).get(CONNECTORS).json()).isEmpty();
    assertThat(http.get(path(id)).json().path("name").asText()).isEqualTo("Trading");
  }

  private AccessRules rules(String method, String path, @Nullable String json) {
    return new AccessRules(tenant, method, path, json);
  }

  private UUID create(String name, Consumer<ObjectNode> changes) {
    RawHttp.Answer answer = http.post(CONNECTORS, body(name, changes));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return UUID.fromString(answer.json().path("id").asText());
  }

  private static String body(String name, Consumer<ObjectNode> changes) {
    return request(name, changes).toString();
  }

  private static ObjectNode request(String name, Consumer<ObjectNode> changes) {
    ObjectNode body =
        WireJson.mapper().createObjectNode().put("name", name).put("type", "postgresql");
    body.putObject("config")
        .put("host", trading.host())
        .put("port", trading.port())
        .put("database", trading.name());
    body.putObject("credentials")
        .put("username", trading.username())
        .put("password", trading.password());
    changes.accept(body);
    return body;
  }

  private static String path(UUID id) {
    return CONNECTORS + "/" + id;
  }

  private List<String> stored(String sql) {
    return server
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
