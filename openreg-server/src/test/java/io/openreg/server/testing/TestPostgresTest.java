package io.openreg.server.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestPostgresTest {
  @Test
  void every_caller_has_a_database_of_its_own() {
    TestDatabase first = TestPostgres.freshDatabase();
    TestDatabase second = TestPostgres.freshDatabase();

    first.execute("CREATE TABLE only_here (id int)");

    assertThat(second.port()).isEqualTo(first.port());
    assertThatThrownBy(() -> second.execute("SELECT * FROM only_here"))
        .hasMessageContaining("only_here");
  }
}
