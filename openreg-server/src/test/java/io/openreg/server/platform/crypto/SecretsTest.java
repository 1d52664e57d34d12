package io.openreg.server.platform.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.StartRefused;
import io.openreg.server.platform.identity.TenantId;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SecretsTest {
  private static final TenantId TENANT = new TenantId(new UUID(0, 1));
  private static final SecretPlace PLACE =
      new SecretPlace(TENANT, "connector.credentials", new UUID(0, 7));

  private final SecureRandom random = new SecureRandom();
  private final KeysetInMemory store = new KeysetInMemory();
  private final MasterKey master =
      MasterKey.configured("correct horse battery staple", "OPENREG_ENCRYPTION_KEY");
  private final Secrets secrets = Secrets.unlock(store, master, random);

  @Test
  void a_sealed_secret_opens_in_its_place_and_says_nothing_of_its_content() {
    String sealed = secrets.seal(PLACE, "påssword");

    assertThat(secrets.open(PLACE, sealed)).isEqualTo("påssword");
    assertThat(sealed).doesNotContain("ssword").isNotEqualTo(secrets.seal(PLACE, "påssword"));
  }

  @Test
  void a_secret_moved_to_another_tenant_kind_or_row_does_not_open() {
    String sealed = secrets.seal(PLACE, "secret");

    for (SecretPlace other : List.of(
        new SecretPlace(new TenantId(new UUID(0, 2)), PLACE.kind(), PLACE.id()),
        new SecretPlace(TENANT, "webhook.secret", PLACE.id()),
        new SecretPlace(TENANT, PLACE.kind(), new UUID(0, 8)))) {
      assertThatThrownBy(() -> secrets.open(other, sealed))
          .isInstanceOf(SealedValueUnreadable.class)
          .hasMessageContaining(other.id().toString());
    }
  }

  @Test
  void a_value_that_was_never_sealed_is_unreadable_and_not_repeated_in_the_message() {
    assertThatThrownBy(() -> secrets.open(PLACE, "plain password!"))
        .isInstanceOf(SealedValueUnreadable.class)
        .hasMessageNotContaining("plain");
  }

  @Test
  void a_second_start_with_the_same_key_opens_what_the_first_sealed() {
    String sealed = secrets.seal(PLACE, "secret");

    assertThat(Secrets.unlock(store, master, random).open(PLACE, sealed)).isEqualTo("secret");
  }

  @Test
  void another_master_key_refuses_the_start_and_names_the_setting() {
    MasterKey wrong =
        MasterKey.configured("incorrect horse battery staple", "OPENREG_ENCRYPTION_KEY");

    assertThatThrownBy(() -> Secrets.unlock(store, wrong, random))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("OPENREG_ENCRYPTION_KEY")
        .hasMessageNotContaining("horse");
  }

  @Test
  void a_node_reads_what_another_sealed_after_a_rotation_it_has_not_seen() {
    Secrets other = Secrets.unlock(store, master, random);
    new KeyRotation(other, List.of()).run();

    assertThat(secrets.open(PLACE, other.seal(PLACE, "newer"))).isEqualTo("newer");
  }

  @Test
  void a_rotation_reseals_every_value_under_the_new_key_and_counts_the_unreadable() {
    Column column = new Column();
    for (int row = 1; row <= 450; row++) {
      SecretPlace place = new SecretPlace(TENANT, "connector.credentials", new UUID(0, row));
      column.rows.add(new SealedValue(place, secrets.seal(place, "secret " + row)));
    }
    SealedValue broken = new SealedValue(PLACE, column.rows.get(0).sealed());
    column.rows.set(6, broken);

    KeyRotation.Rotated rotated = new KeyRotation(secrets, List.of(column)).run();

    assertThat(rotated).isEqualTo(new KeyRotation.Rotated(449, 1));
    assertThat(column.rows).filteredOn(v -> !v.equals(broken)).allSatisfy(v -> {
      assertThat(secrets.isCurrent(v.sealed())).isTrue();
      assertThat(secrets.open(v.place(), v.sealed()))
          .isEqualTo("secret " + v.place().id().getLeastSignificantBits());
    });
  }

  @Test
  void after_a_rotation_to_a_new_master_key_only_that_one_opens_the_keyset() {
    String sealed = secrets.seal(PLACE, "secret");
    MasterKey next =
        MasterKey.configured("another passphrase altogether", "OPENREG_ENCRYPTION_KEY");

    new KeyRotation(secrets, List.of()).run(next);

    assertThat(Secrets.unlock(store, next, random).open(PLACE, sealed)).isEqualTo("secret");
    assertThatThrownBy(() -> Secrets.unlock(store, master, random))
        .isInstanceOf(StartRefused.class);
  }

  @Test
  void a_master_key_that_is_a_password_is_refused() {
    assertThatThrownBy(() -> MasterKey.configured("short", "OPENREG_ENCRYPTION_KEY"))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("OPENREG_ENCRYPTION_KEY")
        .hasMessageContaining("openssl rand");
  }

  /** A feature's column, in memory. */
  private static final class Column implements SealedColumn {
    private final List<SealedValue> rows = new ArrayList<>();

    @Override
    public String name() {
      return "test secrets";
    }

    @Override
    public List<SealedValue> page(@Nullable UUID after, int limit) {
      return rows.stream()
          .filter(v -> after == null || v.place().id().compareTo(after) > 0)
          .limit(limit)
          .toList();
    }

    @Override
    public boolean replace(SealedValue before, String sealed) {
      int row = rows.indexOf(before);
      if (row < 0) {
        return false;
      }
      rows.set(row, new SealedValue(before.place(), sealed));
      return true;
    }
  }
}
