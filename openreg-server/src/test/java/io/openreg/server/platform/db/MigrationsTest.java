package io.openreg.server.platform.db;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.model.WireJson;
import io.openreg.server.testing.Engine;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {
  @ParameterizedTest
  @EnumSource(Engine.class)
  void an_empty_database_is_brought_up_to_date_once(Engine engine) {
    try (Database database = Database.open(engine.freshDatabase(), WireJson.mapper())) {
      assertThat(database.migrations().pending()).isNotEmpty();

      database.migrations().apply();
      database.migrations().apply();

      assertThat(database.migrations().pending()).isEmpty();
    }
  }

  @Test
  void two_nodes_that_start_at_once_take_turns() {
    DatabaseSettings settings = Engine.POSTGRESQL.freshDatabase();
    try (Database one = Database.open(settings, WireJson.mapper());
        Database other = Database.open(settings, WireJson.mapper())) {
      CompletableFuture<Void> first =
          CompletableFuture.runAsync(() -> one.migrations().apply());
      CompletableFuture<Void> second =
          CompletableFuture.runAsync(() -> other.migrations().apply());

      CompletableFuture.allOf(first, second).join();

      assertThat(one.migrations().pending()).isEmpty();
    }
  }

  @Test
  void a_lock_row_that_a_killed_node_left_behind_does_not_stop_the_next_one() {
    try (Database database = Database.open(Engine.POSTGRESQL.freshDatabase(), WireJson.mapper())) {
      database.migrations().apply();
      database
          .jdbi()
          .useHandle(
              handle -> handle.execute(
                  "UPDATE databasechangeloglock SET locked = TRUE, lockedby = 'a dead node', lockgranted = now()"));

      database.migrations().apply();

      assertThat(database.migrations().pending()).isEmpty();
    }
  }
}
