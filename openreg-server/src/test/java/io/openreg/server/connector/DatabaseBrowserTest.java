package io.openreg.server.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.model.connector.ColumnInfo;
import io.openreg.model.connector.TableInfo;
import io.openreg.model.connector.TablePreview;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestMariaDb;
import io.openreg.server.testing.TestPostgres;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseBrowserTest {
  private static Endpoint postgres;
  private static Endpoint mariaDb;
  private static String mariaDbName;

  private final DatabaseBrowser browser =
      new DatabaseBrowser(new DatabaseConnections(AddressPolicy.internal()));

  @BeforeAll
  static void createTables() {
    TestDatabase database = TestPostgres.freshDatabase();
    database.execute(
        "CREATE SCHEMA desk",
        """
        CREATE TABLE trades (
          id uuid NOT NULL PRIMARY KEY, trade_date date NOT NULL DEFAULT current_date, isin varchar(12), note text, kind char(3),
          price numeric(18,6), loose numeric, quantity int, tags text[], dropped int, executed_at timestamptz)
        """,
        "ALTER TABLE trades DROP COLUMN dropped",
        """
        INSERT INTO trades
        SELECT gen_random_uuid(), '2024-02-29', 'SE0000000001', repeat('x', 20000), 'abc', 12.5, 1.25, g, '{a}', '2024-02-29 12:00Z'
          FROM generate_series(1, 300) g
        """,
        "CREATE VIEW today AS SELECT id FROM trades",
        "CREATE TABLE desk.trades (a int)",
        "CREATE TABLE desk.\"odd \"\"name; DROP TABLE trades\" (\"Mixed Case\" int)",
        "INSERT INTO desk.\"odd \"\"name; DROP TABLE trades\" VALUES (1)",
        "CREATE TABLE desk.a_b (right_one int)",
        "CREATE TABLE desk.axb (wrong_one int)");
    postgres = endpoint("postgresql", database);
    TestDatabase other = TestMariaDb.freshDatabase();
    other.execute(
        "CREATE TABLE trades (id int unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY, isin varchar(12) DEFAULT 'none', price decimal(18,4), note text)",
        "INSERT INTO trades (isin, price) VALUES ('SE1', 1.5000), ('SE2', NULL)",
        "CREATE VIEW today AS SELECT id FROM trades");
    mariaDb = endpoint("mysql", other);
    mariaDbName = other.name();
  }

  @Test
  void tables_and_views_are_listed_without_those_of_the_system() throws ConnectionFailure {
    assertThat(browser.tables(postgres, null))
        .contains(
            new TableInfo("public", "trades", "BASE TABLE", "public.trades"),
            new TableInfo("public", "today", "VIEW", "public.today"),
            new TableInfo("desk", "trades", "BASE TABLE", "desk.trades"))
        .extracting(TableInfo::schema)
        .containsOnly("public", "desk");
  }

  @Test
  void tables_of_one_schema_are_listed() throws ConnectionFailure {
    assertThat(browser.tables(postgres, "public"))
        .extracting(TableInfo::name)
        .containsExactly("today", "trades");
    assertThat(browser.tables(postgres, "publi_")).isEmpty();
    assertThat(browser.tables(postgres, "pg_catalog")).isEmpty();
    assertThat(browser.tables(postgres, "x' OR '1'='1")).isEmpty();
  }

  @Test
  void columns_have_the_form_of_the_guide() throws ConnectionFailure {
    assertThat(browser.columns(postgres, "trades", null))
        .containsExactly(
            new ColumnInfo("id", "uuid", false, null, null, null, 1),
            new ColumnInfo("trade_date", "date", false, "CURRENT_DATE", null, null, 2),
            new ColumnInfo("isin", "varchar(12)", true, null, 12, null, 3),
            new ColumnInfo("note", "text", true, null, null, null, 4),
            new ColumnInfo("kind", "char(3)", true, null, 3, null, 5),
            new ColumnInfo("price", "numeric(18,6)", true, null, null, 18, 6),
            new ColumnInfo("loose", "numeric", true, null, null, null, 7),
            new ColumnInfo("quantity", "integer", true, null, null, 10, 8),
            new ColumnInfo("tags", "text[]", true, null, null, null, 9),
            new ColumnInfo("executed_at", "timestamptz", true, null, null, null, 10));
  }

  @Test
  void a_table_is_looked_for_in_the_named_schema_else_in_the_connections_own()
      throws ConnectionFailure {
    assertThat(names(browser.columns(postgres, "trades", "desk"))).containsExactly("a");
    assertThat(names(browser.columns(postgres, "desk.trades", null))).containsExactly("a");
    assertThat(names(browser.columns(postgres, "trades", null))).contains("isin");
    assertThat(names(browser.columns(postgres, "a_b", null))).containsExactly("right_one");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no_such_table",
        "trade_",
        "%",
        "TRADES",
        "pg_class",
        "trades; DROP TABLE trades",
        "",
        "."
      })
  void a_table_that_is_not_there_is_not_found(String table) {
    assertThatThrownBy(() -> browser.columns(postgres, table, null))
        .isInstanceOf(NoSuchTable.class);
    assertThatThrownBy(() -> browser.preview(postgres, table, null, 10))
        .isInstanceOf(NoSuchTable.class);
  }

  @Test
  void a_preview_shows_the_first_rows_with_their_values() throws ConnectionFailure {
    TablePreview preview = browser.preview(postgres, "trades", "public", 25);

    assertThat(preview.table()).isEqualTo("trades");
    assertThat(preview.rowCount()).isEqualTo(25);
    assertThat(preview.rows()).hasSize(25);
    assertThat(preview.rows().get(0))
        .containsEntry("trade_date", "2024-02-29")
        .containsEntry("price", new BigDecimal("12.500000"))
        .containsEntry("tags", List.of("a"))
        .containsEntry("executed_at", "2024-02-29T12:00:00Z")
        .hasEntrySatisfying(
            "note", note -> assertThat((String) note).hasSize(10_001).endsWith("…"));
  }

  @Test
  void a_name_with_any_characters_is_quoted() throws ConnectionFailure {
    assertThat(browser
            .preview(postgres, "odd \"name; DROP TABLE trades", "desk", 10)
            .rows())
        .containsExactly(Map.of("Mixed Case", 1L));
  }

  @Test
  void what_the_connectors_user_may_not_read_fails_with_the_databases_words() {
    TestDatabase database = TestPostgres.freshDatabase();
    String role = "reader_" + database.name();
    database.execute("CREATE TABLE secret (a int)", "CREATE ROLE " + role + " LOGIN PASSWORD 'pw'");
    Endpoint asReader = ConnectorSettings.read(
        "postgresql",
        Map.of("host", database.host(), "port", database.port(), "database", database.name()),
        new Credentials(role, "pw"));

    assertThatThrownBy(() -> browser.preview(asReader, "secret", null, 10))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("permission denied");
  }

  @Test
  void with_mysql_a_schema_is_a_database() throws ConnectionFailure {
    assertThat(browser.tables(mariaDb, mariaDbName))
        .containsExactly(
            new TableInfo(mariaDbName, "today", "VIEW", mariaDbName + ".today"),
            new TableInfo(mariaDbName, "trades", "BASE TABLE", mariaDbName + ".trades"));
    assertThat(browser.tables(mariaDb, null))
        .extracting(TableInfo::schema)
        .contains(mariaDbName)
        .doesNotContain("mysql", "sys");
    assertThat(browser.columns(mariaDb, "trades", null))
        .extracting(ColumnInfo::name, ColumnInfo::type, ColumnInfo::nullable)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("id", "int unsigned", false),
            org.assertj.core.groups.Tuple.tuple("isin", "varchar(12)", true),
            org.assertj.core.groups.Tuple.tuple("price", "decimal(18,4)", true),
            org.assertj.core.groups.Tuple.tuple("note", "text", true));
    assertThat(browser.preview(mariaDb, "trades", null, 1).rows())
        .singleElement()
        .satisfies(row -> assertThat(row)
            .containsEntry("isin", "SE1")
            .containsEntry("price", new BigDecimal("1.5000")));
  }

  private static List<String> names(List<ColumnInfo> columns) {
    return columns.stream().map(ColumnInfo::name).toList();
  }

  private static Endpoint endpoint(String type, TestDatabase database) {
    SourceSpec spec = OpenSource.spec(type, database);
    return ConnectorSettings.read(type, spec.config(), spec.credentials());
  }
}
