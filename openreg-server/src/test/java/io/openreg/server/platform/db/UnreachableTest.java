package io.openreg.server.platform.db;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.model.WireJson;
import io.openreg.server.testing.Engine;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.junit.jupiter.api.Test;

class UnreachableTest {
  private final Database gone = Database.open(Engine.H2.freshDatabase(), WireJson.mapper());

  UnreachableTest() {
    gone.close();
  }

  @Test
  void a_database_that_does_not_answer_is_called_so_inside_a_transaction_and_outside() {
    One one = gone.dao(One.class);

    assertThatThrownBy(one::one).isInstanceOf(Unreachable.class);
    assertThatThrownBy(() -> gone.transactions().run(one::one)).isInstanceOf(Unreachable.class);
  }

  interface One {
    @SqlQuery("SELECT 1")
    int one();
  }
}
