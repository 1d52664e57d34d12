package io.openreg.server.testing;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.model.Permission;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class AccessRulesTest {
  private final TestTenant tenant;

  AccessRulesTest(OpenRegServer server) {
    this.tenant = server.tenant();
  }

  @Test
  void an_operation_that_asks_for_what_it_should_passes() {
    AccessRules rules = new AccessRules(tenant, "GET", "/api/v1/reports", null);

    assertThatCode(() -> rules.areNeeded(Permission.REPORT_READ)).doesNotThrowAnyException();
  }

  @Test
  void an_operation_that_lets_somebody_through_is_caught() {
    AccessRules rules = new AccessRules(tenant, "GET", "/api/v1/reports", null);

    assertThatThrownBy(() -> rules.areNeeded(Permission.REPORT_DELETE))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("every permission but");
  }

  @Test
  void an_operation_that_is_open_is_caught() {
    AccessRules rules = new AccessRules(tenant, "POST", "/api/v1/auth/login", "{}");

    assertThatThrownBy(rules::refusedWithoutCredentials)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("without credentials");
  }
}
