package io.openreg.server.delivery;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.model.Permission;
import io.openreg.model.WireJson;
import io.openreg.server.testing.AccessRules;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class DestinationHttpTest {
  private static final String DESTINATIONS = DeliveryDesk.DESTINATIONS;
  private static final String PASSWORD = "canary-9f2c";

  private final OpenRegServer server;
  private final TestTenant tenant;
  private final RawHttp http;

  DestinationHttpTest(OpenRegServer server) {
    this.server = server;
    this.tenant = server.tenant();
    this.http = tenant.as(ADMIN);
  }

  @Test
  void a_destination_is_created_with_the_defaults_of_its_protocol_and_its_login_never_comes_back() {
    RawHttp.Answer sftp = http.post(DESTINATIONS, body("B", without("port")));
    RawHttp.Answer ftp = http.post(
        DESTINATIONS, body("A", without("port").andThen(body -> body.put("protocol", "ftp"))));
    RawHttp.Answer ftps = http.post(
        DESTINATIONS, body("C", without("port").andThen(body -> body.put("protocol", "ftp")
            .put("ftps", "implicit"))));

    assertThat(sftp.status()).isEqualTo(201);
    JsonNode created = sftp.json();
    String id = created.path("id").asText();
    assertThat(sftp.header("Location").orElseThrow()).endsWith(DESTINATIONS + "/" + id);
    assertThat(sftp.header("ETag")).isPresent();
    assertThat(List.of(sftp, ftp, ftps))
        .extracting(answer -> answer.json().path("port").asInt())
        .containsExactly(22, 21, 990);
    assertThat(created.path("directory").asText()).isEqualTo("/");
    assertThat(created.path("retry_count").asInt()).isEqualTo(3);
    assertThat(created.path("retry_backoff").asText()).isEqualTo("exponential");
    assertThat(created.path("retry_base_delay").asInt()).isEqualTo(5);
    assertThat(created.path("retry_max_delay").asInt()).isEqualTo(300);
    assertThat(created.path("checksum_file").asBoolean()).isFalse();
    assertThat(created.path("is_active").asBoolean()).isTrue();
    RawHttp.Answer listed = http.get(DESTINATIONS);
    assertThat(listed.json().findValuesAsText("name")).containsExactly("A", "B", "C");
    assertThat(http.get(DESTINATIONS + "/" + id).json()).isEqualTo(created);
    assertThat(sftp.body() + listed.body()).doesNotContain("canary").doesNotContain("password");
  }

  @Test
  void logins_are_sealed_where_they_are_stored_and_in_no_audit_row() {
    String id = create("Regulator", body -> {});
    http.put(path(id), "{\"password\": \"" + PASSWORD + "-2\"}");
    http.post(path(id) + "/test", null);

    assertThat(stored("SELECT credentials FROM destination WHERE id = '" + id + "'"))
        .singleElement()
        .asString()
        .doesNotContain("canary");
    List<String> audited = stored(
        "SELECT changes FROM audit_event WHERE entity_id = '" + id + "' ORDER BY created_at, id");
    assertThat(audited).hasSize(3).noneMatch(changes -> changes.contains("canary"));
    assertThat(audited.get(1)).contains("\"login_replaced\":true");
  }

  @Test
  void a_name_is_taken_once_and_is_free_again_when_its_destination_is_deleted() {
    String first = create("Regulator", body -> {});
    String other = create("Archive", body -> {});

    assertThat(http.post(DESTINATIONS, body("Regulator", body -> {})).status()).isEqualTo(409);
    assertThat(http.put(path(other), "{\"name\": \"Regulator\"}").status()).isEqualTo(409);
    assertThat(http.delete(path(first)).status()).isEqualTo(204);
    assertThat(http.get(path(first)).status()).isEqualTo(404);
    assertThat(http.delete(path(first)).status()).isEqualTo(404);
    assertThat(http.post(DESTINATIONS, body("Regulator", body -> {})).status()).isEqualTo(201);
  }

  @Test
  void what_an_update_does_not_name_stays_and_null_clears(@TempDir Path root) {
    try (SftpServer regulator = SftpServer.start(root)) {
      String id = create("Regulator", body -> body.setAll(DeliveryDesk.settings(regulator)));
      http.put(path(id), "{\"description\": \"Inbound\"}");

      JsonNode renamed =
          http.put(path(id), "{\"name\": \"R2\", \"is_active\": false}").json();
      JsonNode cleared = http.put(path(id), "{\"description\": null}").json();

      assertThat(renamed.path("name").asText()).isEqualTo("R2");
      assertThat(renamed.path("description").asText()).isEqualTo("Inbound");
      assertThat(renamed.path("is_active").asBoolean()).isFalse();
      assertThat(cleared.path("description").isNull()).isTrue();
      assertThat(tested(http.post(path(id) + "/test", null))).isTrue();
    }
  }

  @Test
  void the_recorded_host_key_is_forgotten_with_the_host_it_was_of() {
    String key = "SHA256:" + "A".repeat(43);
    String id = create("Regulator", body -> body.put("host_key_fingerprint", key));

    JsonNode same = http.put(path(id), "{\"retry_count\": 5}").json();
    JsonNode moved = http.put(path(id), "{\"host\": \"127.0.0.2\"}").json();

    assertThat(same.path("host_key_fingerprint").asText()).isEqualTo(key);
    assertThat(moved.path("host_key_fingerprint").isNull()).isTrue();
  }

  @Test
  void a_change_of_what_was_read_before_is_refused_when_it_has_changed_since() {
    String id = create("Regulator", body -> {});
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
  void a_destination_that_a_report_delivers_to_stays_until_it_is_unlinked() {
    String id = create("Regulator", body -> {});
    String report = report();
    String links = "/api/v1/reports/" + report + "/destinations";

    RawHttp.Answer linked = http.post(links, "{\"destination_id\": \"" + id + "\"}");
    RawHttp.Answer twice = http.post(links, "{\"destination_id\": \"" + id + "\"}");
    RawHttp.Answer kept = http.delete(path(id));

    assertThat(linked.json().toString())
        .isEqualTo(
            "{\"message\":\"Destination linked successfully\",\"destination_name\":\"Regulator\"}");
    assertThat(twice.status()).isEqualTo(409);
    assertThat(kept.status()).isEqualTo(409);
    assertThat(kept.json().path("detail").asText()).contains("Regulator").contains("Unlink");
    JsonNode listed = http.get(links).json();
    assertThat(listed).hasSize(1);
    assertThat(listed.get(0).path("destination_id").asText()).isEqualTo(id);
    assertThat(listed.get(0).path("max_retries").asInt()).isEqualTo(3);
    assertThat(http.delete(links + "/" + id).status()).isEqualTo(204);
    assertThat(http.delete(links + "/" + id).status()).isEqualTo(404);
    assertThat(http.delete(path(id)).status()).isEqualTo(204);
  }

  @Test
  void a_deleted_report_holds_no_destination() {
    String id = create("Regulator", body -> {});
    String report = report();
    http.post(
        "/api/v1/reports/" + report + "/destinations", "{\"destination_id\": \"" + id + "\"}");
    http.delete("/api/v1/reports/" + report);

    assertThat(http.delete(path(id)).status()).isEqualTo(204);
  }

  @Test
  void only_what_is_there_can_be_linked() {
    String id = create("Regulator", body -> {});
    String body = "{\"destination_id\": \"" + id + "\"}";
    String unknown = "{\"destination_id\": \"" + UUID.randomUUID() + "\"}";

    assertThat(
            http.post("/api/v1/reports/" + report() + "/destinations", unknown).status())
        .isEqualTo(404);
    assertThat(http.post("/api/v1/reports/" + UUID.randomUUID() + "/destinations", body)
            .status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "protocol, '\"email\"', protocol",
    "ftps, '\"explicit\"', ftps",
    "ftps, '\"tls\"', ftps",
    "host, '\"169.254.169.254\"', host",
    "host, '\"sftp.regulator.eu:22\"', host",
    "host, '\"0x7f000001\"', host",
    "port, '65536', port",
    "username, '\"a\\r\\nDELE x\"', username",
    "password, 'null', password",
    "password, '\"a\\nb\"', password",
    "private_key, '\"no key\"', private_key",
    "passphrase, '\"secret\"', passphrase",
    "directory, '\"/in/{desk}\"', directory",
    "directory, '\"/in/*\"', directory",
    "directory, '\"/in/../out\"', directory",
    "host_key_fingerprint, '\"MD5:00:11\"', host_key_fingerprint",
    "retry_count, '0', retry_count",
    "retry_count, '11', retry_count",
    "retry_backoff, '\"random\"', retry_backoff",
    "retry_base_delay, '61', retry_base_delay",
    "retry_max_delay, '9', retry_max_delay"
  })
  void a_setting_that_cannot_be_is_refused_at_its_place(String member, String value, String place)
      throws Exception {
    JsonNode bad = WireJson.mapper().readTree(value);

    RawHttp.Answer answer = http.post(DESTINATIONS, body("Bad", body -> body.set(member, bad)));

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc").toString())
        .isEqualTo("[\"body\",\"" + place + "\"]");
    assertThat(answer.body()).doesNotContain("canary");
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "protocol", "host", "username", "port", "directory", "is_active"})
  void what_a_destination_must_have_cannot_be_cleared(String member) {
    String id = create("Regulator", body -> {});

    RawHttp.Answer answer = http.put(path(id), "{\"" + member + "\": null}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc").toString()).contains(member);
  }

  @Test
  void a_login_by_key_takes_the_place_of_the_password(@TempDir Path root) {
    KeyPair key = SftpServer.key("RSA", 2048);
    try (SftpServer regulator = SftpServer.start(root)) {
      regulator.allow(key.getPublic());
      String id = create("Regulator", body -> {
        body.setAll(DeliveryDesk.settings(regulator));
        body.remove("password");
        body.put("private_key", pem(key));
      });

      assertThat(tested(http.post(path(id) + "/test", null))).isTrue();
      assertThat(http.put(path(id), "{\"private_key\": null}")
              .json()
              .at("/detail/0/loc/1")
              .asText())
          .isEqualTo("password");
      assertThat(http.get(path(id)).body()).doesNotContain("PRIVATE");
    }
  }

  @Test
  void a_test_says_what_is_wrong_and_shows_the_host_key(@TempDir Path root) {
    try (SftpServer regulator = SftpServer.start(root)) {
      ObjectNode settings = DeliveryDesk.settings(regulator);

      JsonNode good = http.post(DESTINATIONS + "/test", settings.toString()).json();
      JsonNode nowhere = http.post(
              DESTINATIONS + "/test",
              settings.deepCopy().put("directory", "/nowhere").toString())
          .json();
      JsonNode refused = http.post(
              DESTINATIONS + "/test",
              settings.deepCopy().put("password", PASSWORD).toString())
          .json();
      JsonNode pinned = http.post(
              DESTINATIONS + "/test",
              settings
                  .deepCopy()
                  .put("host_key_fingerprint", "SHA256:" + "A".repeat(43))
                  .toString())
          .json();

      assertThat(good.path("success").asBoolean()).isTrue();
      assertThat(good.path("host_key_fingerprint").asText()).isEqualTo(regulator.fingerprint());
      assertThat(nowhere.path("success").asBoolean()).isFalse();
      assertThat(nowhere.path("message").asText()).contains("/nowhere");
      assertThat(refused.path("message").asText())
          .contains("refused the login")
          .doesNotContain("canary");
      assertThat(pinned.path("message").asText()).contains("CHANGED");
    }
  }

  @Test
  void the_first_test_that_succeeds_records_the_host_key(@TempDir Path root) {
    try (SftpServer regulator = SftpServer.start(root)) {
      String id = create("Regulator", body -> body.setAll(DeliveryDesk.settings(regulator)));
      assertThat(http.get(path(id)).json().path("host_key_fingerprint").isNull())
          .isTrue();

      assertThat(tested(http.post(path(id) + "/test", null))).isTrue();

      assertThat(http.get(path(id)).json().path("host_key_fingerprint").asText())
          .isEqualTo(regulator.fingerprint());
      regulator.changeHostKey();
      assertThat(tested(http.post(path(id) + "/test", null))).isFalse();
    }
  }

  @Test
  void a_host_that_is_not_known_is_an_answer() {
    JsonNode answer = http.post(
            DESTINATIONS + "/test", body("x", body -> body.put("host", "sftp.regulator.invalid")))
        .json();

    assertThat(answer.path("success").asBoolean()).isFalse();
    assertThat(answer.path("message").asText()).contains("is not known");
  }

  @Test
  void every_operation_needs_its_permission_and_shows_nothing_to_strangers() {
    TestTenant stranger = server.tenant();
    String id = create("Regulator", body -> {});
    String report = report();
    http.post(
        "/api/v1/reports/" + report + "/destinations", "{\"destination_id\": \"" + id + "\"}");
    DeliveryDesk desk = new DeliveryDesk(http);
    String artifact =
        desk.fileOf(desk.report("Guarded", Map.of()), Map.of()).path("id").asText();
    String link = "{\"destination_id\": \"" + id + "\"}";
    String links = "/api/v1/reports/" + report + "/destinations";
    String delivery = "/api/v1/delivery/";

    check(null, "GET", DESTINATIONS, null, Permission.DESTINATION_READ);
    check(null, "POST", DESTINATIONS, body("New", body -> {}), Permission.DESTINATION_CREATE);
    check(null, "POST", DESTINATIONS + "/test", body("T", body -> {}), Permission.DESTINATION_TEST);
    check(stranger, "GET", path(id), null, Permission.DESTINATION_READ);
    check(stranger, "PUT", path(id), "{}", Permission.DESTINATION_UPDATE);
    check(stranger, "DELETE", path(id), null, Permission.DESTINATION_DELETE);
    check(stranger, "POST", path(id) + "/test", null, Permission.DESTINATION_TEST);
    check(stranger, "GET", links, null, Permission.REPORT_READ);
    check(stranger, "POST", links, link, Permission.REPORT_UPDATE);
    check(stranger, "DELETE", links + "/" + id, null, Permission.REPORT_UPDATE);
    check(
        stranger,
        "POST",
        delivery + "artifacts/" + artifact + "/deliver",
        link,
        Permission.DELIVERY_EXECUTE,
        Permission.DESTINATION_TEST);
    check(
        stranger,
        "GET",
        delivery + "artifacts/" + artifact + "/deliveries",
        null,
        Permission.JOB_READ,
        Permission.DESTINATION_READ);
    check(
        stranger,
        "GET",
        delivery + "destinations/" + id + "/deliveries",
        null,
        Permission.DESTINATION_READ);
  }

  @Test
  void a_stranger_can_neither_link_nor_send_to_a_tenants_destination() {
    String id = create("Regulator", body -> {});
    RawHttp stranger = server.tenant().as(ADMIN);
    DeliveryDesk desk = new DeliveryDesk(stranger);
    String report = desk.report("Strange", Map.of());

    assertThat(stranger
            .post(
                "/api/v1/reports/" + report + "/destinations",
                "{\"destination_id\": \"" + id + "\"}")
            .status())
        .isEqualTo(404);
    assertThat(stranger.get(DESTINATIONS).json()).isEmpty();
  }

  private void check(
      @Nullable TestTenant stranger,
      String method,
      String path,
      @Nullable String json,
      Permission... needed) {
    AccessRules rules = new AccessRules(tenant, method, path, json);
    rules.areNeeded(needed);
    if (stranger != null) {
      rules.isHiddenFrom(stranger);
    }
  }

  private static boolean tested(RawHttp.Answer answer) {
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().path("success").asBoolean();
  }

  private String create(String name, Consumer<ObjectNode> change) {
    RawHttp.Answer answer =
        http.post(DESTINATIONS, body(name, change.andThen(body -> body.put("name", name))));
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return answer.json().path("id").asText();
  }

  private String report() {
    return http.post("/api/v1/reports", "{\"name\": \"MiFIR " + UUID.randomUUID() + "\"}")
        .json()
        .path("id")
        .asText();
  }

  private static Consumer<ObjectNode> without(String member) {
    return body -> body.remove(member);
  }

  private static String body(String name, Consumer<ObjectNode> change) {
    ObjectNode body = WireJson.mapper()
        .createObjectNode()
        .put("name", name)
        .put("protocol", "sftp")
        .put("host", "127.0.0.1")
        .put("port", 1)
        .put("username", "reporting")
        .put("password", PASSWORD);
    change.accept(body);
    return body.toString();
  }

  private static String pem(KeyPair key) {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'})
            .encodeToString(key.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  private static String path(String id) {
    return DESTINATIONS + "/" + id;
  }

  private List<String> stored(String sql) {
    return server
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
