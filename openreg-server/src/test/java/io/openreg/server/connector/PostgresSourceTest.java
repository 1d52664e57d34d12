package io.openreg.server.connector;

import static java.util.Objects.requireNonNull;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.openreg.server.platform.data.ColumnType;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestPostgres;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresSourceTest {
  private static TestDatabase database;
  private OpenSource source;

  @BeforeAll
  static void createTables() {
    database = TestPostgres.freshDatabase();
    database.execute(
        "CREATE TABLE trades (id int PRIMARY KEY, trade_date date, isin varchar(12))",
        "INSERT INTO trades SELECT g, date '2024-01-01' + g % 10, 'SE000000' || lpad(g::text, 4, '0') FROM generate_series(1, 5000) g");
  }

  @BeforeEach
  void open() {
    source = OpenSource.on("postgresql", database);
  }

  @AfterEach
  void close() {
    source.close();
  }

  @Test
  void every_type_comes_as_the_value_that_stands_for_it() {
    List<@Nullable Object> values = source.rows("""
            SELECT true, 1::int2, 2::int4, 9007199254740993::int8, 12.3400::numeric, 0.1::float4, 0.1::float8,
                   'text'::text, 'ab'::char(3), date '2024-02-29', time '23:59:59.123456', timestamp '2024-02-29 12:00:00.000001',
                   timestamptz '2024-02-29 12:00:00+02', '0d3f7c2e-5f9b-4d3a-9a58-0a3b8c1d2e4f'::uuid, '\\x00ff'::bytea,
                   '{"a": 1}'::json, ARRAY[1, NULL, 3], ARRAY['a', 'b'], 12.5::money, interval '1 day', 'inet'::text, B'101'
            """, Map.of()).get(0);

    assertThat(values.subList(0, 14))
        .containsExactly(
            true,
            1L,
            2L,
            9007199254740993L,
            new BigDecimal("12.3400"),
            0.1,
            0.1,
            "text",
            "ab ",
            LocalDate.of(2024, 2, 29),
            LocalTime.of(23, 59, 59, 123_456_000),
            LocalDateTime.of(2024, 2, 29, 12, 0, 0, 1000),
            OffsetDateTime.parse("2024-02-29T10:00:00Z"),
            UUID.fromString("0d3f7c2e-5f9b-4d3a-9a58-0a3b8c1d2e4f"));
    assertThat((byte[]) values.get(14)).containsExactly(0, 255);
    assertThat(values.subList(15, 22))
        .containsExactly(
            "{\"a\": 1}",
            Arrays.asList(1L, null, 3L),
            List.of("a", "b"),
            "$12.50",
            "1 day",
            "inet",
            "101");
  }

  @Test
  void a_table_is_read_whole_by_its_name_with_or_without_its_schema() {
    database.execute(
        "CREATE SCHEMA IF NOT EXISTS \"risk desk\"",
        "CREATE TABLE IF NOT EXISTS \"risk desk\".\"odd \"\"name\"\" :x\" AS SELECT 7 AS n");

    assertThat(count(source.source().table("trades"))).isEqualTo(5000);
    assertThat(count(source.source().table("public.trades"))).isEqualTo(5000);
    assertThat(count(source.source().table("odd \"name\" :x"))).isEqualTo(1);
    assertThat(count(source.source().table("risk desk.odd \"name\" :x"))).isEqualTo(1);
    assertThatThrownBy(() -> source.source().table("trades; DROP TABLE trades"))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("Table trades; DROP TABLE trades not found");
  }

  private static int count(Rows rows) {
    int count = 0;
    try (rows) {
      while (rows.next() != null) {
        count++;
      }
    }
    return count;
  }

  @Test
  void null_is_null_in_every_type() {
    assertThat(source.rows("""
                SELECT NULL::bool, NULL::int, NULL::numeric, NULL::float4, NULL::float8, NULL::text, NULL::date, NULL::time,
                       NULL::timestamp, NULL::timestamptz, NULL::uuid, NULL::bytea, NULL::int[], NULL::json
                """, Map.of()).get(0)).hasSize(14).containsOnlyNulls();
  }

  @Test
  void values_beyond_javas_types_come_as_their_words() {
    assertThat(source.rows("""
                SELECT date 'infinity', date '-infinity', timestamp 'infinity', timestamptz '-infinity', time '24:00',
                       'NaN'::numeric, 'Infinity'::float8, '-0.00'::numeric, 1e-7::numeric, 1e30::numeric
                """, Map.of()).get(0))
        .containsExactly(
            "infinity",
            "-infinity",
            "infinity",
            "-infinity",
            "24:00:00",
            Double.NaN,
            Double.POSITIVE_INFINITY,
            new BigDecimal("0.00"),
            new BigDecimal("0.0000001"),
            new BigDecimal("1000000000000000000000000000000"));
  }

  @Test
  void columns_have_names_and_types() {
    try (Rows rows =
        source.query("SELECT id, trade_date AS \"Trade Date\", isin FROM trades", Map.of())) {
      assertThat(rows.columns().names()).containsExactly("id", "Trade Date", "isin");
      assertThat(rows.columns())
          .extracting(column -> column.type())
          .containsExactly(ColumnType.INTEGER, ColumnType.DATE, ColumnType.TEXT);
    }
  }

  @Test
  void parameters_are_bound_by_name_and_compared_by_the_columns_type() {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("day", "2024-01-03");
    parameters.put("least", "4990");
    parameters.put("unused", List.of(1));

    assertThat(source.rows(
            "SELECT id FROM trades WHERE trade_date = :day AND id > :least", parameters))
        .containsExactly(List.of(4992L));
    assertThat(source.rows(
            "SELECT id FROM trades WHERE trade_date = :day AND id = :id",
            Map.of("day", LocalDate.of(2024, 1, 3), "id", 12L)))
        .containsExactly(List.of(12L));
    assertThat(source.value("SELECT 'a;b:c' || chr(58)")).isEqualTo("a;b:c:");
  }

  @Test
  void a_parameter_is_a_value_never_sql() {
    assertThat(
            source.rows("SELECT id FROM trades WHERE isin = :isin", Map.of("isin", "' OR '1'='1")))
        .isEmpty();
  }

  @Test
  void a_missing_parameter_is_named() {
    assertThatThrownBy(() -> source.query("SELECT :from, :to", Map.of("from", 1)))
        .isInstanceOfSatisfying(RunFailure.class, failure -> {
          assertThat(failure.code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
          assertThat(failure.getMessage()).contains(":to").contains("from");
        });
  }

  @Test
  void a_list_is_no_value_of_a_parameter() {
    assertThatThrownBy(() -> source.query("SELECT :ids", Map.of("ids", List.of(1, 2))))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining(":ids")
        .hasMessageContaining("a list");
  }

  @Test
  void an_error_tells_the_databases_message_and_the_place_in_the_users_text() {
    assertThatThrownBy(() -> source.query(
            "SELECT id\n  FROM trades\n WHERE id > :least AND oops = 1", Map.of("least", 1)))
        .isInstanceOfSatisfying(RunFailure.class, failure -> {
          assertThat(failure.code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
          assertThat(failure.getMessage())
              .contains("\"oops\" does not exist")
              .contains("line 3, column 24");
        });
  }

  @Test
  void a_parameter_whose_type_cannot_be_known_says_what_to_write() {
    assertThatThrownBy(
            () -> source.query("SELECT id FROM trades WHERE :x IS NULL", Map.of("x", "a")))
        .hasMessageContaining("CAST(:name AS date)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "WITH gone AS (DELETE FROM trades RETURNING id) SELECT * FROM gone",
        "SELECT setval('serial', 1)",
        "SELECT set_config('transaction_read_only', 'off', false)",
        "SELECT id FROM trades FOR UPDATE"
      })
  void what_changes_data_is_refused_by_the_server(String sql) {
    database.execute("CREATE SEQUENCE IF NOT EXISTS serial");

    assertThatThrownBy(() -> source.rows(sql, Map.of())).isInstanceOf(RunFailure.class);
    assertThat(OpenSource.on("postgresql", database).value("SELECT count(*) FROM trades"))
        .isEqualTo(5000L);
  }

  @Test
  void every_query_of_a_source_sees_the_same_state() {
    database.execute("CREATE TABLE IF NOT EXISTS moving (id int)", "TRUNCATE moving");
    assertThat(source.value("SELECT count(*) FROM moving")).isEqualTo(0L);

    database.execute("INSERT INTO moving VALUES (1)");

    assertThat(source.value("SELECT count(*) FROM moving")).isEqualTo(0L);
  }

  @Test
  void several_results_can_be_read_at_the_same_time() {
    try (Rows outer = source.query("SELECT id FROM trades ORDER BY id", Map.of())) {
      for (int i = 1; i <= 3000; i++) {
        Row row = requireNonNull(outer.next());
        if (i % 500 == 0) {
          assertThat(
                  source.rows("SELECT isin FROM trades WHERE id = :id", Map.of("id", row.get(0))))
              .hasSize(1);
        }
      }
    }
  }

  @Test
  void a_large_result_is_streamed() {
    Runtime runtime = Runtime.getRuntime();
    long most = 0;
    long count = 0;
    // 400 MB of text, read in a heap that is not allowed to grow by more than 100 MB
    try (Rows rows = source.query(
        "SELECT repeat(md5(g::text), 32) FROM generate_series(1, 400000) g", Map.of())) {
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
  void rows_of_a_megabyte_are_streamed_too() {
    long count = 0;
    try (Rows rows =
        source.query("SELECT repeat('x', 1000000) FROM generate_series(1, 300)", Map.of())) {
      while (rows.next() != null) {
        count++;
      }
    }
    assertThat(count).isEqualTo(300);
  }

  @Test
  void rows_that_grow_too_fast_fail_with_what_to_set() {
    try (Rows rows = source.query(
        "SELECT repeat('x', CASE WHEN g <= 5050 THEN 10 ELSE 1000000 END) FROM generate_series(1, 6050) g",
        Map.of())) {
      assertThatThrownBy(() -> {
            while (rows.next() != null) {
              // to the end
            }
          })
          .isInstanceOf(RunFailure.class)
          .hasMessageContaining("fetch_size");
    }
  }

  @Test
  void cancelling_stops_a_running_statement_at_once() throws Exception {
    CompletableFuture<@Nullable Object> running =
        CompletableFuture.supplyAsync(() -> source.value("SELECT pg_sleep(60) /* cancelled */"));
    await().atMost(10, SECONDS).until(() -> running("cancelled") == 1);

    source.cancellation().request();

    assertThatThrownBy(() -> running.get(5, SECONDS))
        .hasCauseInstanceOf(RunFailure.class)
        .hasMessageContaining("cancelled");
    await().atMost(2, SECONDS).until(() -> running("cancelled") == 0);
  }

  @Test
  void cancelling_stops_between_two_rows() {
    try (Rows rows = source.query("SELECT id FROM trades", Map.of())) {
      assertThat(rows.next()).isNotNull();

      source.cancellation().request();

      assertThatThrownBy(rows::next)
          .isInstanceOfSatisfying(
              RunFailure.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CANCELLED));
    }
  }

  @Test
  void a_query_that_takes_too_long_is_stopped() {
    try (OpenSource hurried = OpenSource.on("postgresql", database, Duration.ofSeconds(1))) {
      assertThatThrownBy(() -> hurried.value("SELECT pg_sleep(60)"))
          .isInstanceOf(RunFailure.class)
          .hasMessageContaining("longer than 1 s");
    }
  }

  @Test
  void a_connection_that_dies_while_rows_are_read_fails_clearly() {
    try (Rows rows =
        source.query("SELECT pg_backend_pid(), g FROM generate_series(1, 1000000) g", Map.of())) {
      Row first = requireNonNull(rows.next());
      database.execute("SELECT pg_terminate_backend(" + first.get(0) + ")");

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
  void a_statement_ends_when_its_worker_is_gone() {
    assertThat(source.value("SELECT current_setting('client_connection_check_interval')"))
        .isEqualTo("500ms");
  }

  @Test
  void closing_a_source_ends_its_connection() {
    Object pid = source.value("SELECT pg_backend_pid()");

    source.close();

    await().atMost(5, SECONDS).until(() -> count("pid = " + pid) == 0);
  }

  private static long running(String mark) throws SQLException {
    return count(
        "state = 'active' AND query LIKE '%/* " + mark + " */%' AND pid <> pg_backend_pid()");
  }

  private static long count(String condition) throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery("SELECT count(*) FROM pg_stat_activity WHERE " + condition)) {
      result.next();
      return result.getLong(1);
    }
  }
}
