package io.openreg.server.connector;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestMariaDb;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MariaDbSourceTest {
  private static TestDatabase database;
  private OpenSource source;

  @BeforeAll
  static void createTables() {
    database = TestMariaDb.freshDatabase();
    database.execute(
        "CREATE TABLE trades (id int PRIMARY KEY, trade_date date, isin varchar(12))",
        "INSERT INTO trades SELECT seq, date_add('2024-01-01', INTERVAL seq % 10 DAY), concat('SE', seq) FROM seq_1_to_5000",
        """
        CREATE TABLE kinds (
          a boolean, b tinyint unsigned, c bigint, d bigint unsigned, e decimal(30, 4), f float, g double, h text, i char(3),
          j date, k time(6), l datetime(6), m uuid, n varbinary(10), o json, p year, q bit(8), r enum('x', 'y'))
        """,
        """
        INSERT INTO kinds VALUES
          (true, 200, -9223372036854775808, 18446744073709551615, 12345678901234567890.1200, 0.1, 0.1, 'å & 中', 'ab',
           '2024-02-29', '23:59:59.123456', '2024-02-29 12:00:00.000001', '0d3f7c2e-5f9b-4d3a-9a58-0a3b8c1d2e4f', x'00ff',
           '{"a": 1}', 2024, b'101', 'y'),
          (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL)
        """);
  }

  @BeforeEach
  void open() {
    source = OpenSource.on("mysql", database);
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void every_type_comes_as_the_value_that_stands_for_it() {
    List<List<@Nullable Object>> rows = source.rows("SELECT * FROM kinds", Map.of());

    List<@Nullable Object> values = rows.get(0);
    assertThat(values.subList(0, 13))
        .containsExactly(
            true,
            200L,
            Long.MIN_VALUE,
            new BigInteger("18446744073709551615"),
            new BigDecimal("12345678901234567890.1200"),
            0.1,
            0.1,
            "å & 中",
            "ab",
            LocalDate.of(2024, 2, 29),
            LocalTime.of(23, 59, 59, 123_456_000),
            LocalDateTime.of(2024, 2, 29, 12, 0, 0, 1000),
            UUID.fromString("0d3f7c2e-5f9b-4d3a-9a58-0a3b8c1d2e4f"));
    assertThat((byte[]) values.get(13)).containsExactly(0, 255);
    assertThat(values.subList(14, 16)).containsExactly("{\"a\": 1}", 2024L);
    assertThat((byte[]) values.get(16)).containsExactly(5);
    assertThat(values.get(17)).isEqualTo("y");
    assertThat(rows.get(1)).hasSize(18).containsOnlyNulls();
  }

  @Test
  void a_time_longer_than_a_day_comes_as_its_text() {
    assertThat(source.value("SELECT CAST('-100:30:00' AS time)")).isEqualTo("-100:30:00");
  }

  @Test
  void parameters_are_bound_by_name() {
    assertThat(source.rows(
            "SELECT id FROM trades WHERE trade_date = :day AND id > :least",
            Map.of("day", "2024-01-03", "least", 4990)))
        .containsExactly(List.of(4992L));
    assertThat(source.rows(
            "SELECT id FROM trades WHERE trade_date = :day AND id < :most",
            Map.of("day", LocalDate.of(2024, 1, 3), "most", 10L)))
        .containsExactly(List.of(2L));
    assertThat(source.rows(
            "SELECT id FROM trades WHERE isin = :isin", Map.of("isin", "\\' OR 1=1 -- ")))
        .isEmpty();
  }

  @Test
  void what_changes_data_is_refused_by_the_server() {
    database.execute("CREATE SEQUENCE IF NOT EXISTS serial");

    assertThatThrownBy(() -> source.value("SELECT NEXT VALUE FOR serial"))
        .isInstanceOf(RunFailure.class);
    assertThatThrownBy(() -> source.value("SELECT 1 INTO @a")).hasMessageContaining("INTO");
  }

  @Test
  void several_results_are_streamed_at_the_same_time() {
    try (Rows outer = source.query("SELECT id FROM trades ORDER BY id", Map.of())) {
      for (int i = 1; i <= 20; i++) {
        Row row = requireNonNull(outer.next());
        assertThat(source.rows("SELECT isin FROM trades WHERE id = :id", Map.of("id", row.get(0))))
            .hasSize(1);
      }
    }
  }

  @Test
  void a_large_result_is_streamed() {
    Runtime runtime = Runtime.getRuntime();
    long most = 0;
    long count = 0;
    try (Rows rows = source.query("SELECT repeat(md5(seq), 32) FROM seq_1_to_400000", Map.of())) {
      runtime.gc();
      long before = runtime.totalMemory() - runtime.freeMemory();
      while (rows.next() != null) {
        if (++count % 100_000 == 0) {
          runtime.gc();
          most = Math.max(most, runtime.totalMemory() - runtime.freeMemory() - before);
        }
      }
    }
    assertThat(count).isEqualTo(400_000);
    assertThat(most).isLessThan(100L << 20);
  }

  @Test
  void a_result_that_is_closed_early_is_not_read_to_its_end() throws SQLException {
    Rows rows = source.query("SELECT seq, repeat('x', 1000) FROM seq_1_to_1000000000", Map.of());
    assertThat(rows.next()).isNotNull();

    rows.close();

    assertThat(source.value("SELECT count(*) FROM trades")).isEqualTo(5000L);
    await().atMost(5, SECONDS).until(() -> running("seq_1_to_1000000000") == 0);
  }

  @Test
  void cancelling_stops_a_running_statement_at_once() throws Exception {
    CompletableFuture<@Nullable Object> running =
        CompletableFuture.supplyAsync(() -> source.value("SELECT sleep(60), 'to be cancelled'"));
    await().atMost(10, SECONDS).until(() -> running("to be cancelled") == 1);

    source.cancellation().request();

    assertThatThrownBy(() -> running.get(5, SECONDS))
        .hasCauseInstanceOf(RunFailure.class)
        .hasMessageContaining("cancelled");
  }

  @Test
  void a_query_that_takes_too_long_is_stopped() {
    try (OpenSource hurried = OpenSource.on("mysql", database, Duration.ofSeconds(1))) {
      assertThatThrownBy(() ->
              hurried.value("SELECT count(*) FROM seq_1_to_1000000000 a, seq_1_to_1000000000 b"))
          .isInstanceOf(RunFailure.class)
          .hasMessageContaining("longer than 1 s");
    }
  }

  @Test
  void a_connection_that_dies_while_rows_are_read_fails_clearly() {
    try (Rows rows =
        source.query("SELECT connection_id(), repeat('x', 100) FROM seq_1_to_10000000", Map.of())) {
      Row first = requireNonNull(rows.next());
      database.execute("KILL CONNECTION " + first.get(0));

      assertThatThrownBy(() -> {
            while (rows.next() != null) {
              // to the end
            }
          })
          .isInstanceOfSatisfying(RunFailure.class, failure -> {
            assertThat(failure.code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
            assertThat(failure.getMessage()).contains("lost").containsPattern("after [0-9]+ rows");
          });
    }
  }

  @Test
  void an_error_tells_the_databases_message() {
    assertThatThrownBy(() -> source.query("SELECT oops FROM trades", Map.of()))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("Unknown column 'oops'");
  }

  private static long running(String text) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(
            "SELECT count(*) FROM information_schema.processlist WHERE info LIKE '%" + text
                + "%' AND id <> connection_id()")) {
      result.next();
      return result.getLong(1);
    }
  }
}
