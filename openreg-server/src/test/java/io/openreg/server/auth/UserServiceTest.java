package io.openreg.server.auth;

import static io.openreg.server.auth.RoleTemplate.AUDITOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.TestTenant;
import io.openreg.server.testing.TestUser;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class UserServiceTest {
  private static final String PASSWORD = "a good password";

  private final OpenRegServer server;
  private final TestTenant tenant;

  UserServiceTest(OpenRegServer server) {
    this.server = server;
    this.tenant = server.tenant();
  }

  @Test
  void an_email_address_is_one_users_in_the_whole_installation_whatever_its_case() {
    TestUser user = tenant.user(AUDITOR);
    TestTenant other = server.tenant();

    assertThatThrownBy(() -> other.users().create(other.caller(), newUser(user.email())))
        .isInstanceOf(AlreadyExists.class);
    assertThatThrownBy(() ->
            other.users().create(other.caller(), newUser(user.email().toUpperCase(Locale.ROOT))))
        .isInstanceOf(AlreadyExists.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@example.com",
        "a@",
        "a b@example.com",
        "a@b@c",
        "a\u0000@example.com"
      })
  void what_is_no_email_address_is_refused(String email) {
    assertThatThrownBy(() -> tenant.users().create(tenant.caller(), newUser(email)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("e-mail");
  }

  @Test
  void a_short_password_is_refused_and_not_repeated() {
    NewUser user = new NewUser("short@bank.example", "1234567", null, false, null);

    assertThatThrownBy(() -> tenant.users().create(tenant.caller(), user))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("8")
        .hasMessageNotContaining("1234567");
  }

  @Test
  void a_role_of_another_tenant_is_nobodys_here() {
    TestTenant other = server.tenant();
    UUID foreign = other.roles().idByName(other.id(), AUDITOR.roleName()).orElseThrow();
    String email = "a@" + UUID.randomUUID() + ".example";

    assertThatThrownBy(() -> tenant
            .users()
            .create(tenant.caller(), new NewUser(email, PASSWORD, null, false, foreign)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("role");
    assertThat(tenant.users().has(email, PASSWORD)).isFalse();
  }

  @Test
  void another_password_ends_the_sessions_opened_with_the_old_one() {
    TestUser user = tenant.user(AUDITOR);
    var session = tenant.logIn(user);

    assertThat(tenant.users().setPassword(tenant.caller(), user.email(), PASSWORD))
        .isTrue();

    assertThat(tenant.users().has(user.email(), user.password())).isFalse();
    assertThat(tenant.users().has(user.email(), PASSWORD)).isTrue();
    assertThat(session.get("/api/v1/auth/sessions").status()).isEqualTo(401);
  }

  @Test
  void nobody_changes_a_password_in_another_tenant() {
    TestUser user = tenant.user(AUDITOR);
    TestTenant other = server.tenant();

    assertThat(other.users().setPassword(other.caller(), user.email(), PASSWORD))
        .isFalse();

    assertThat(tenant.users().has(user.email(), user.password())).isTrue();
  }

  @Test
  void passwords_show_nowhere() {
    assertThat(newUser("a@bank.example").toString()).doesNotContain(PASSWORD);
    assertThat(tenant.audit().toString()).doesNotContain("argon2").doesNotContain(PASSWORD);
  }

  private static NewUser newUser(String email) {
    return new NewUser(email, PASSWORD, "Somebody", false, null);
  }
}
