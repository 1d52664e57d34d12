package io.openreg.server.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways in which transforms are written: API guide, "Create Report Version", and those that users bring along. */
class DialectsTest {
  private final PracticeSource trades = PracticeSource.trades();
  private final Python python = new Python(trades);

  @Test
  void what_fetchall_gives_is_streamed_past_python_when_it_is_returned_untouched() {
    var rows = python.rows("""
        def transform(db, mappings, params):
            return db.execute("SELECT * FROM trades WHERE trade_date = :date", {"date": params.get("business_date")}).fetchall()
        """);

    assertThat(rows).isInstanceOf(QueryRows.class);
    assertThat(rows.columns().names()).containsExactly("id", "isin", "quantity");
    assertThat(trades.read()).isZero();
    assertThat(rows.next()).isNotNull();
    rows.close();
    assertThat(trades.open()).isZero();
  }

  @Test
  void parameters_are_bound_by_name_and_never_spliced() {
    python.with("business_date", "2024-01-19").all("""
            def transform(db, mappings, params):
                return db.execute("SELECT 1 WHERE d = :date AND n = :n", {"date": params["business_date"], ":n": 5})
            """);

    assertThat(trades.queries()).containsExactly("SELECT 1 WHERE d = :date AND n = :n");
    assertThat(trades.parameters()).containsExactly(entry("date", "2024-01-19"), entry("n", 5L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[dict(row) for row in db.execute('SELECT')]",
        "[row for row in db.execute('SELECT')]",
        "(row for row in db.query('SELECT'))",
        "db.execute('SELECT')",
        "query_db('SELECT')",
        "db.execute('SELECT').mappings().all()",
        "list(db.execute('SELECT').fetchall())",
        "db.execute('SELECT').fetchmany(10)",
        "[tuple(row) for row in db.execute('SELECT')]",
        "[{'id': row[0], 'isin': row['isin'], 'quantity': row.quantity} for row in db.execute('SELECT')]",
        "[{'id': id, 'isin': isin, 'quantity': quantity} for id, isin, quantity in db.execute('SELECT')]",
        "[{**row} for _, row in db.query('SELECT').iterrows()]",
        "[row | {'quantity': row.get('quantity')} for row in db.execute('SELECT').fetchall()]",
      })
  void rows_may_be_taken_and_given_back_in_many_ways(String expression) {
    var all = python.all("def transform(db, mappings, params):\n    return " + expression);

    assertThat(all)
        .containsExactly(
            Map.of("id", 1L, "isin", "US0378331005", "quantity", new BigDecimal("100.50")),
            Map.of("id", 2L, "isin", "SE0000108656", "quantity", new BigDecimal("-7.25")),
            all.get(2));
    assertThat(all.get(2))
        .containsOnly(entry("id", 3L), entry("isin", null), entry("quantity", null));
    assertThat(trades.open()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"result", "output"})
  void code_without_a_transform_leaves_its_rows_in_a_variable(String name) {
    assertThat(python.with("limit", 2L).all("%s = [{'n': parameters['limit']}]".formatted(name)))
        .containsExactly(Map.of("n", 2L));
  }

  @Test
  void an_empty_list_is_a_result_and_not_a_missing_one() {
    assertThat(python.all("result = []\noutput = [{'n': 1}]")).isEmpty();
  }

  @Test
  void code_made_by_the_field_mapping_form_runs() {
    assertThat(python.all("""
            def transform(db, mappings, params):
                rows = []
                for row in query_db("SELECT * FROM trades"):
                    rows.append({"Qty": str(row.get("quantity") or "")})
                log(f"{len(rows)} rows")
                return rows

            result = transform(None, None, parameters)
            """)).first().isEqualTo(Map.of("Qty", "100.50"));
    assertThat(python.printed()).contains("INFO 3 rows");
  }

  @Test
  void a_generator_is_pulled_as_it_is_read() {
    PracticeSource endless =
        PracticeSource.generating(List.of("n"), Long.MAX_VALUE, n -> new Object[] {n});
    try (var rows = new Python(endless).rows("""
            def transform(db, mappings, params):
                for row in db.execute("SELECT"):
                    yield {"n": row["n"] * 2}
            """)) {
      assertThat(rows.next()).hasToString("[n]=[0]");
      assertThat(rows.next()).hasToString("[n]=[2]");
    }

    assertThat(endless.read()).isLessThan(1000);
    assertThat(endless.open()).isZero();
  }

  @Test
  void rows_may_differ_in_their_columns() {
    assertThat(python.all("result = [{'a': 1}, {'a': 2}, {'b': 3, 'a': 4}, {'a': 5}]"))
        .containsExactly(
            Map.of("a", 1L), Map.of("a", 2L), Map.of("b", 3L, "a", 4L), Map.of("a", 5L));
  }

  @Test
  void one_dict_is_one_row() {
    assertThat(python.all("result = {'a': 1}")).containsExactly(Map.of("a", 1L));
  }

  @Test
  void text_is_a_document() {
    assertThat(python.output("result = '<Document/>'"))
        .isEqualTo(new PythonOutput.Text("<Document/>", false));
    assertThat(python.output(
            "def transform(db, mappings, params): return {'__xml_content__': '<a>å</a>'}"))
        .isEqualTo(new PythonOutput.Text("<a>å</a>", true));
  }

  @Test
  void none_is_nothing() {
    assertThat(python.output("def transform(db, mappings, params): pass"))
        .isEqualTo(new PythonOutput.Nothing());
  }

  @Test
  void a_result_has_what_a_cursor_has() {
    assertThat(python.value("db.execute('SELECT').fetchone()['isin']")).isEqualTo("US0378331005");
    assertThat(python.value("len(db.execute('SELECT').fetchmany(2))")).isEqualTo(2L);
    assertThat(python.value("db.execute('SELECT').keys()"))
        .isEqualTo(List.of("id", "isin", "quantity"));
    assertThat(python.value("db.execute('SELECT').scalar()")).isEqualTo(1L);
    assertThat(python.value("list(db.execute('SELECT').scalars())")).isEqualTo(List.of(1L, 2L, 3L));
    assertThat(python.value("db.execute('SELECT').empty")).isEqualTo(false);
    assertThat(python.value("len(db.execute('SELECT').fetchall())")).isEqualTo(3L);
    assertThat(python.value("db.execute('SELECT').fetchall()[-1].id")).isEqualTo(3L);
    assertThat(python.value("bool(db.execute('SELECT').fetchall())")).isEqualTo(true);
  }

  @Test
  void a_result_half_read_gives_back_the_rest() {
    assertThat(python.all("""
            def transform(db, mappings, params):
                rows = db.execute("SELECT")
                rows.fetchone()
                return rows
            """)).hasSize(2);
  }

  @Test
  void rows_that_the_config_asks_for_are_given_as_rows() {
    Rows fetched = trades.query("SELECT", Map.of());

    assertThat(python.with(fetched).all("result = [{'n': row.id} for row in rows]"))
        .containsExactly(Map.of("n", 1L), Map.of("n", 2L), Map.of("n", 3L));
    assertThat(trades.open()).isZero();
  }

  @Test
  void without_a_connector_a_query_says_so() {
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> new Python(null).all("result = db.execute('SELECT')"))
        .withMessageContaining("give the version a connector");
  }

  @Test
  void columns_of_one_name_are_told_apart() {
    PracticeSource join =
        PracticeSource.of(List.of("id", "name", "id"), new Object[] {1L, "a", 2L});

    assertThat(new Python(join).all("result = [row for row in db.execute('SELECT')]"))
        .containsExactly(Map.of("id", 1L, "name", "a", "id_2", 2L));
  }

  @Test
  void a_missing_column_names_those_there_are() {
    assertFails(
        "result = [row['isn'] for row in db.execute('SELECT')]",
        FailureCode.CODE_EXECUTION_ERROR,
        "'isn': the row has the columns id, isin, quantity");
  }

  @Test
  void percent_placeholders_are_refused_with_what_to_write() {
    assertFails(
        "result = db.execute('SELECT %(n)s', {'n': 1})",
        FailureCode.CODE_EXECUTION_ERROR, "Write :n instead of %(n)s");
    assertFails(
        "result = db.execute('SELECT %s', (1,))", FailureCode.CODE_EXECUTION_ERROR, "as a dict");
  }

  @Test
  void a_query_that_fails_is_the_sources_failure_with_the_users_line() {
    assertFails(
        """
        def transform(db, mappings, params):
            rows = db.execute("SELECT * FROM no_such_table")
            return rows
        """,
        FailureCode.DATA_FETCH_ERROR,
        "line 2, in transform",
        "DatabaseError: Table no_such_table does not exist.");
  }

  @Test
  void a_query_that_fails_may_be_answered_by_the_code() {
    assertThat(python.all("""
            try:
                result = db.execute("SELECT * FROM no_such_table").fetchall()
            except DatabaseError as e:
                result = [{"error": str(e)}]
            """))
        .containsExactly(Map.of("error", "Table no_such_table does not exist."));
  }

  @Test
  void a_day_that_is_none_is_refused_where_it_is_given() {
    assertFails(
        "result = [{'m': mappings.lookup('venues', 'LSE', default='X', on='19.01.2024')}]",
        FailureCode.CODE_EXECUTION_ERROR,
        "line 1",
        "ValueError",
        "19.01.2024");
  }

  @Test
  void the_xml_of_a_transform_may_be_made_with_the_standard_library() {
    assertThat(python.output("""
            import xml.etree.ElementTree as ET

            def transform(db, mappings, params):
                root = ET.Element("Trades")
                for row in db.execute("SELECT * FROM trades"):
                    ET.SubElement(root, "Tx", id=str(row.id)).text = row.get("isin", "")
                return ET.tostring(root, encoding="unicode")
            """))
        .isEqualTo(new PythonOutput.Text(
            "<Trades><Tx id=\"1\">US0378331005</Tx><Tx id=\"2\">SE0000108656</Tx><Tx id=\"3\" /></Trades>",
            false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"mappings['venues']", "mappings.lookup('venues', 'LSE')"})
  void an_unknown_mapping_set_is_said_to_be_unknown(String expression) {
    assertFails(
        "result = [{'m': " + expression + "}]",
        FailureCode.CODE_EXECUTION_ERROR,
        "Mapping set 'venues' is unknown");
  }

  @Test
  void an_unknown_mapping_set_has_the_default_where_one_is_given() {
    assertThat(python.value("mappings.lookup('venues', 'LSE', default='XXXX')")).isEqualTo("XXXX");
    assertThat(python.value("get_mapping('venues', 'LSE')")).isEqualTo("LSE");
    assertThat(python.printed())
        .contains("WARNING get_mapping: no entry for 'LSE' in mapping set 'venues'");
  }

  @Test
  void mappings_are_looked_up_by_set_value_and_day() {
    python.with(new MappingLookup() {
      @Override
      public boolean knows(String set) {
        return set.equals("venues");
      }

      @Override
      public @org.jspecify.annotations.Nullable String find(
          String set, String source, @org.jspecify.annotations.Nullable LocalDate on) {
        return source.equals("LSE") ? "XLON " + on : null;
      }
    });

    assertThat(python.value(
            "mappings.lookup('venues', 'LSE', on=__import__('datetime').date(2024, 1, 2))"))
        .isEqualTo("XLON 2024-01-02");
    assertThat(python.value("mappings['venues']['LSE']")).isEqualTo("XLON null");
    assertThat(python.value("mappings['venues'].get('NYSE', 'XXXX')")).isEqualTo("XXXX");
    assertFails(
        "result = mappings['venues']['NYSE']",
        FailureCode.CODE_EXECUTION_ERROR,
        "has no entry for 'NYSE'");
  }

  @Test
  void what_is_printed_and_logged_comes_out_line_by_line() {
    python.output("""
        print("one", "two")
        print("no end", end="")
        log.warning("%d rows", 5)
        log("plain")
        """ + "result = None");

    assertThat(python.printed())
        .containsExactlyInAnyOrder("INFO one two", "INFO no end", "WARNING 5 rows", "INFO plain");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "b'x'",
        "[5]",
        "['text']",
        "[None]",
        "[(1, 2)]",
        "[{1: 2}]",
        "[{'a': object()}]",
        "[{}]"
      })
  void what_cannot_be_written_is_refused_with_what_can(String value) {
    assertFails("result = " + value, FailureCode.TRANSFORMATION_ERROR, ".");
  }

  @Test
  void a_timestamp_further_from_utc_than_any_calendar_knows_is_refused() {
    assertFails(
        "from datetime import datetime, timedelta, timezone\n"
            + "result = [{'t': datetime(2024, 1, 1, tzinfo=timezone(timedelta(hours=20)))}]",
        FailureCode.TRANSFORMATION_ERROR,
        "Row 1, column 't'",
        "72000 s from UTC");
  }

  @Test
  void a_value_that_cannot_be_written_is_named_by_row_and_column() {
    assertFails(
        "result = [{'a': 1, 'b': 2}] * 20 + [{'a': 1, 'b': len}]",
        FailureCode.TRANSFORMATION_ERROR,
        "Row 21, column 'b'",
        "builtin_function_or_method");
  }

  private void assertFails(String code, FailureCode failure, String... message) {
    assertThatExceptionOfType(RunFailure.class)
        .isThrownBy(() -> python.all(code))
        .satisfies(e -> assertThat(e.getMessage()).contains(message))
        .satisfies(e -> assertThat(e.code()).isEqualTo(failure));
  }
}
