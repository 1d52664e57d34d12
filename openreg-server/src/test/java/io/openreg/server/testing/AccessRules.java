package io.openreg.server.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.model.Permission;
import io.openreg.server.auth.RoleTemplate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asserts who may call an operation. Every request below must be refused, so nothing is changed by asking.
 *
 * @param method such as {@code PUT}
 * @param path with real ids of {@code tenant}, such as {@code /api/v1/reports/…}
 * @param json a body that would be taken, or null where there is none
 */
public record AccessRules(
    TestTenant tenant, String method, String path, @Nullable String json) {

  /** Refused without credentials, and to whoever holds none of these permissions. */
  public void areNeeded(Permission... anyOf) {
    refusedWithoutCredentials();
    Set<Permission> needed = Set.of(anyOf);
    assertThat(ask(tenant.withAllBut(needed)).status())
        .as("%s %s with every permission but %s", method, path, needed)
        .isEqualTo(403);
    for (RoleTemplate role : RoleTemplate.values()) {
      if (role.permissions().stream()
          .noneMatch(granted -> needed.stream().anyMatch(granted::covers))) {
        assertThat(ask(tenant.as(role)).status())
            .as("%s %s as %s", method, path, role)
            .isEqualTo(403);
      }
    }
  }

  /** Refused without credentials, and with such as do not count. */
  public void refusedWithoutCredentials() {
    RawHttp.Answer none = ask(tenant.anonymous());
    assertThat(none.status()).as("%s %s without credentials", method, path).isEqualTo(401);
    assertThat(none.header("WWW-Authenticate")).hasValue("Bearer");
    assertThat(ask(tenant.anonymous().bearer("not.a.token")).status())
        .as("%s %s with a token that is none", method, path)
        .isEqualTo(401);
  }

  /** To the administrator of another tenant it looks as if there were no such thing. */
  public void isHiddenFrom(TestTenant stranger) {
    assertThat(ask(stranger.as(RoleTemplate.ADMIN)).status())
        .as("%s %s as the administrator of another tenant", method, path)
        .isEqualTo(404);
  }

  private RawHttp.Answer ask(RawHttp http) {
    return http.send(method, path, json);
  }
}
