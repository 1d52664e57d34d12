package io.openreg.server.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.model.WireJson;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.crypto.KeysetInDatabase;
import io.openreg.server.platform.crypto.MasterKey;
import io.openreg.server.platform.crypto.Secrets;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.testing.Engine;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource(Engine.class)
class TenantServiceTest {
  private static final Call CALL = Call.internal("a test");

  private final Database database;
  private final List<Caller> told = new ArrayList<>();
  private final TenantService tenants;

  TenantServiceTest(Engine engine) {
    database = Database.open(engine.freshDatabase(), WireJson.mapper());
    database.migrations().apply();
    SecureRandom random = new SecureRandom();
    Secrets secrets = Secrets.unlock(
        KeysetInDatabase.on(database, Clock.systemUTC()),
        MasterKey.configured("a key of the tests, long enough for all", "the test"),
        random);
    Platform platform =
        Platform.on(database, secrets, WireJson.mapper(), Clock.systemUTC(), random);
    tenants = TenantFeature.on(platform, told::add).service();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_tenant_is_found_by_its_slug() {
    Tenant made = tenants.create("First Bank", "first-bank", CALL);

    assertThat(tenants.bySlug("first-bank"))
        .hasValueSatisfying(found -> assertThat(found.id()).isEqualTo(made.id()));
    assertThat(tenants.bySlug("second-bank")).isEmpty();
  }

  @Test
  void a_new_tenant_begins_in_the_sandbox() {
    assertThat(tenants.create("First Bank", "first-bank", CALL).environment()).isEqualTo("sandbox");
  }

  @Test
  void a_slug_is_one_tenants() {
    tenants.create("First Bank", "bank", CALL);

    assertThatThrownBy(() -> tenants.create("Another Bank", "bank", CALL))
        .isInstanceOf(AlreadyExists.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "-bank", "bank-", "Bank", "first bank", "bänk", "a/b", "a--b\n"})
  void a_slug_can_be_typed_everywhere(String slug) {
    assertThatThrownBy(() -> tenants.create("First Bank", slug, CALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lower-case");
  }

  @Test
  void a_tenant_has_a_name() {
    assertThatThrownBy(() -> tenants.create(" ", "bank", CALL))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
  }

  @Test
  void those_who_put_something_into_every_tenant_are_told_in_its_name() {
    Tenant made = tenants.create("First Bank", "bank", CALL);

    assertThat(told).extracting(Caller::tenant).containsExactly(made.id());
  }

  @Test
  void a_tenant_that_cannot_be_completed_is_not_made() {
    TenantService failing = failing();

    assertThatThrownBy(() -> failing.create("First Bank", "bank", CALL)).hasMessage("no");

    assertThat(tenants.bySlug("bank")).isEmpty();
  }

  private TenantService failing() {
    Platform platform = Platform.on(
        database,
        Secrets.unlock(
            KeysetInDatabase.on(database, Clock.systemUTC()),
            MasterKey.configured("a key of the tests, long enough for all", "the test"),
            new SecureRandom()),
        WireJson.mapper(),
        Clock.systemUTC(),
        new SecureRandom());
    return TenantFeature.on(platform, caller -> {
          throw new IllegalStateException("no");
        })
        .service();
  }
}
