package io.openreg.server.auth;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static io.openreg.server.auth.RoleTemplate.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.auth.SessionInfo;
import io.openreg.model.auth.SessionList;
import io.openreg.server.testing.AccessRules;
import io.openreg.server.testing.AuditLine;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import io.openreg.server.testing.TestUser;
import java.util.Comparator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@OnBothDatabases
class SessionsTest {
  private static final String LOGIN = "/api/v1/auth/login";
  private static final String REFRESH = "/api/v1/auth/refresh";
  private static final String LOGOUT = "/api/v1/auth/logout";
  private static final String LOGOUT_ALL = "/api/v1/auth/logout-all";
  private static final String SESSIONS = "/api/v1/auth/sessions";
  private static final String ME = "/api/v1/auth/me";

  private final OpenRegServer server;
  private final TestTenant tenant;
  private final TestUser user;

  SessionsTest(OpenRegServer server) {
    this.server = server;
    this.tenant = server.tenant();
    this.user = tenant.user(AUDITOR);
  }

  @Test
  void a_logout_is_answered_as_the_guide_shows() {
    var answer = tenant.as(AUDITOR).post(LOGOUT, null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().toString()).isEqualTo("{\"message\":\"Successfully logged out\"}");
  }

  @Test
  void a_logout_ends_the_session_at_once_its_refresh_token_included() {
    JsonNode tokens = logIn();
    RawHttp session = server.http().bearer(tokens.path("access_token").asText());
    assertThat(session.get(ME).status()).isEqualTo(200);

    session.post(LOGOUT, null);

    assertThat(session.get(ME).status()).isEqualTo(401);
    assertThat(refresh(tokens).status()).isEqualTo(401);
  }

  @Test
  void a_logout_leaves_the_other_sessions_alone() {
    RawHttp one = tenant.logIn(user);
    RawHttp other = tenant.logIn(user);

    one.post(LOGOUT, null);

    assertThat(other.get(ME).status()).isEqualTo(200);
  }

  @Test
  void a_logout_from_everywhere_ends_every_session_and_counts_them() {
    RawHttp one = tenant.logIn(user);
    RawHttp other = tenant.logIn(user);
    JsonNode third = logIn();
    RawHttp somebodyElse = tenant.as(ADMIN);
    assertThat(other.get(ME).status()).isEqualTo(200);

    var answer = one.post(LOGOUT_ALL, null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().toString())
        .isEqualTo(
            "{\"message\":\"Successfully logged out from all sessions\",\"sessions_revoked\":3}");
    assertThat(one.get(ME).status()).isEqualTo(401);
    assertThat(other.get(ME).status()).isEqualTo(401);
    assertThat(refresh(third).status()).isEqualTo(401);
    assertThat(somebodyElse.get(ME).status()).isEqualTo(200);
  }

  @Test
  void a_session_that_has_ended_is_not_counted_again() {
    tenant.logIn(user).post(LOGOUT, null);

    var answer = tenant.logIn(user).post(LOGOUT_ALL, null);

    assertThat(answer.json().path("sessions_revoked").asInt()).isEqualTo(1);
  }

  @Test
  void sessions_are_listed_as_the_guide_shows() {
    JsonNode tokens = server
        .http()
        .with("User-Agent", "Mozilla/5.0 (X11)")
        .post(LOGIN, credentials())
        .json();

    var answer = server.http().bearer(tokens.path("access_token").asText()).get(SESSIONS);

    assertThat(answer.status()).isEqualTo(200);
    JsonNode list = answer.json();
    assertThat(list.fieldNames()).toIterable().containsExactly("sessions", "count");
    assertThat(list.path("count").asInt()).isEqualTo(1);
    JsonNode session = list.at("/sessions/0");
    assertThat(session.fieldNames()).toIterable().containsExactly("jti", "created_at", "metadata");
    assertThat(session.path("metadata").toString())
        .isEqualTo("{\"ip\":\"127.0.0.1\",\"user_agent\":\"Mozilla/5.0 (X11)\"}");
  }

  @Test
  void the_newest_session_comes_first_and_ended_ones_are_gone() {
    tenant.logIn(user);
    tenant.logIn(user).post(LOGOUT, null);
    tenant.logIn(user);

    SessionList list = tenant.client(AUDITOR).auth().sessions();

    assertThat(list.count()).isEqualTo(3);
    assertThat(list.sessions())
        .hasSize(3)
        .isSortedAccordingTo(Comparator.comparing(SessionInfo::createdAt).reversed());
  }

  @Test
  void nobody_sees_the_sessions_of_others() {
    tenant.logIn(user);

    JsonNode list = tenant.as(ADMIN).get(SESSIONS).json();

    assertThat(list.path("count").asInt()).isEqualTo(1);
  }

  @Test
  void the_ends_of_sessions_are_written_to_the_audit_trail() {
    tenant.logIn(user).post(LOGOUT, null);
    tenant.logIn(user).post(LOGOUT_ALL, null);

    assertThat(tenant.audit())
        .filteredOn(line -> line.action().equals("logout"))
        .extracting(AuditLine::entityType)
        .containsExactly("Session", "User");
  }

  @ParameterizedTest
  @CsvSource({"POST, " + LOGOUT, "POST, " + LOGOUT_ALL, "GET, " + SESSIONS})
  void sessions_are_nobodys_business_without_credentials(String method, String path) {
    new AccessRules(tenant, method, path, null).refusedWithoutCredentials();
  }

  private JsonNode logIn() {
    return server.http().post(LOGIN, credentials()).json();
  }

  private RawHttp.Answer refresh(JsonNode tokens) {
    return server.http().post(REFRESH, "{\"refresh_token\":" + tokens.path("refresh_token") + "}");
  }

  private String credentials() {
    return "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(user.email(), user.password());
  }
}
