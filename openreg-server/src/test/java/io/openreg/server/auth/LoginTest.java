package io.openreg.server.auth;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static io.openreg.server.auth.RoleTemplate.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.testing.AccessRules;
import io.openreg.server.testing.AuditLine;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.TestTenant;
import io.openreg.server.testing.TestUser;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class LoginTest {
  private static final String LOGIN = "/api/v1/auth/login";

  private final OpenRegServer server;

  LoginTest(OpenRegServer server) {
    this.server = server;
  }

  @Test
  void the_first_administrator_of_development_logs_in_as_the_guide_shows() {
    var answer = server.http().post(LOGIN, """
        {
          "email": "admin@example.com",
          "password": "admin123"
        }
        """);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode tokens = answer.json();
    assertThat(tokens.fieldNames())
        .toIterable()
        .containsExactly("access_token", "refresh_token", "token_type", "expires_in", "user");
    assertThat(tokens.path("access_token").asText()).startsWith("eyJ");
    assertThat(tokens.path("refresh_token").asText()).startsWith("eyJ");
    assertThat(tokens.path("token_type").asText()).isEqualTo("bearer");
    assertThat(tokens.path("expires_in").asLong()).isEqualTo(1800);
    JsonNode user = tokens.path("user");
    assertThat(user.fieldNames())
        .toIterable()
        .containsExactly("id", "email", "full_name", "tenant_id", "is_superuser");
    assertThat(user.path("email").asText()).isEqualTo("admin@example.com");
    assertThat(user.path("full_name").asText()).isEqualTo("Admin User");
    assertThat(user.path("is_superuser").asBoolean()).isTrue();
    assertThat(UUID.fromString(user.path("id").asText()).version()).isEqualTo(7);
  }

  @Test
  void a_wrong_password_and_an_unknown_account_get_the_same_answer() {
    TestUser user = server.tenant().user(AUDITOR);

    var wrong = server.http().post(LOGIN, body(user.email(), "not the password"));
    var unknown = server.http().post(LOGIN, body("nobody@example.com", "not the password"));

    assertThat(wrong.status()).isEqualTo(401);
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(wrong.json().path("detail").asText()).isEqualTo("Incorrect email or password");
    assertThat(unknown.json().path("detail").asText()).isEqualTo("Incorrect email or password");
    assertThat(wrong.header("WWW-Authenticate")).hasValue("Bearer");
  }

  @Test
  void the_case_of_an_email_address_does_not_matter() {
    TestUser user = server.tenant().user(AUDITOR);

    var answer = server
        .http()
        .post(LOGIN, body(user.email().toUpperCase(java.util.Locale.ROOT), user.password()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/user/email").asText()).isEqualTo(user.email());
  }

  @Test
  void whoever_holds_a_token_is_told_who_they_are_as_the_guide_shows() {
    TestTenant tenant = server.tenant();
    TestUser admin = tenant.user(ADMIN);

    var answer = tenant.as(ADMIN).get("/api/v1/auth/me");

    assertThat(answer.status()).isEqualTo(200);
    JsonNode me = answer.json();
    assertThat(me.fieldNames())
        .toIterable()
        .containsExactly(
            "id", "email", "full_name", "tenant_id", "is_active", "is_superuser", "created_at");
    assertThat(me.path("id").asText()).isEqualTo(admin.id().toString());
    assertThat(me.path("tenant_id").asText()).isEqualTo(tenant.id().toString());
    assertThat(me.path("is_active").asBoolean()).isTrue();
    assertThat(me.path("created_at").asText()).endsWith("Z");
  }

  @Test
  void a_user_who_was_disabled_does_not_get_in() {
    TestUser user = server.tenant().user(AUDITOR);
    disable(user);

    var answer = server.http().post(LOGIN, body(user.email(), user.password()));

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("detail").asText()).isEqualTo("Incorrect email or password");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"password\": \"secret\"}",
        "{\"email\": null, \"password\": \"secret\"}",
        "{\"email\": \"no address\", \"password\": \"secret\"}",
        "{\"email\": 7, \"password\": \"secret\"}"
      })
  void a_request_without_an_email_address_is_not_valid(String json) {
    var answer = server.http().post(LOGIN, json);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc"))
        .map(JsonNode::asText)
        .containsExactly("body", "email");
    assertThat(answer.body()).doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"email\": \"admin@example.com\"}",
        "{\"email\": \"admin@example.com\", \"password\": \"\"}",
        "{\"email\": \"admin@example.com\", \"password\": {\"$gt\": \"\"}}"
      })
  void a_request_without_a_password_is_not_valid(String json) {
    var answer = server.http().post(LOGIN, json);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc"))
        .map(JsonNode::asText)
        .containsExactly("body", "password");
  }

  @Test
  void characters_that_no_database_stores_are_just_a_wrong_account() {
    var answer = server.http().post(LOGIN, """
        {"email": "\\"a\\u0000b\\"@example.com", "password": "\\u0000"}""");

    assertThat(answer.status()).isIn(401, 422);
  }

  @Test
  void logins_and_failures_are_written_to_the_audit_trail_with_their_origin() {
    TestTenant tenant = server.tenant();
    TestUser user = tenant.user(AUDITOR);

    server
        .http()
        .with("User-Agent", "desk/1.0")
        .post(LOGIN, body(user.email(), "not the password"));
    server.http().with("User-Agent", "desk/1.0").post(LOGIN, body(user.email(), user.password()));

    assertThat(tenant.audit())
        .extracting(
            AuditLine::action,
            AuditLine::entityType,
            AuditLine::userEmail,
            AuditLine::ipAddress,
            AuditLine::userAgent)
        .containsExactly(
            tuple("login_failed", "User", user.email(), "127.0.0.1", "desk/1.0"),
            tuple("login", "Session", user.email(), "127.0.0.1", "desk/1.0"));
  }

  @Test
  void who_i_am_is_told_to_nobody_without_credentials() {
    new AccessRules(server.tenant(), "GET", "/api/v1/auth/me", null).refusedWithoutCredentials();
  }

  @Test
  void an_api_key_is_refused_in_clear_words() {
    var answer = server.http().with("X-API-Key", "ork_abc123xyz").get("/api/v1/auth/me");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.json().path("detail").asText()).contains("API key");
    assertThat(answer.body()).doesNotContain("ork_abc123xyz");
  }

  private void disable(TestUser user) {
    server
        .database()
        .jdbi()
        .useHandle(handle ->
            handle.execute("UPDATE app_user SET is_active = FALSE WHERE id = ?", user.id()));
  }

  private static String body(String email, String password) {
    return """
        {"email": "%s", "password": "%s"}""".formatted(email, password);
  }
}
