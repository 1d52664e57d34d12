package io.openreg.server.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TestMariaDbTest {
  @Test
  void every_caller_has_a_database_of_its_own() {
    TestDatabase first = TestMariaDb.freshDatabase();
    TestDatabase second = TestMariaDb.freshDatabase();

    first.execute("CREATE TABLE only_here (id int)");

    assertThat(second.port()).isEqualTo(first.port());
    assertThatThrownBy(() -> second.execute("SELECT * FROM only_here"))
        .hasMessageContaining("only_here");
  }
}
