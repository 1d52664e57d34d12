package io.openreg.server.connector;

import static io.openreg.server.connector.SqlSyntax.MYSQL;
import static io.openreg.server.connector.SqlSyntax.ORACLE;
import static io.openreg.server.connector.SqlSyntax.POSTGRESQL;
import static io.openreg.server.connector.SqlSyntax.SQLSERVER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedSqlTest {
  @Test
  void each_place_of_a_parameter_becomes_a_question_mark() {
    NamedSql sql =
        NamedSql.parse("SELECT * FROM t WHERE a >= :from AND b < :to OR c = :from", POSTGRESQL);

    assertThat(sql.jdbc()).isEqualTo("SELECT * FROM t WHERE a >= ? AND b < ? OR c = ?");
    assertThat(sql.names()).containsExactly("from", "to", "from");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT ':x'",
        "SELECT 'it''s :x'",
        "SELECT \":x\" FROM t",
        "SELECT a::text FROM t",
        "SELECT a[1:2] FROM t",
        "SELECT E'\\':x' ",
        "SELECT $$ :x $$",
        "SELECT $tag$ :x $$ :y $tag$",
        "SELECT 1 -- :x",
        "SELECT 1 /* :x /* :y */ :z */",
        "SELECT a /* ' */ FROM t",
        "SELECT '12:30:00'::time"
      })
  void quotes_comments_casts_and_slices_hold_no_parameter(String text) {
    NamedSql sql = NamedSql.parse(text, POSTGRESQL);

    assertThat(sql.names()).isEmpty();
    assertThat(sql.jdbc()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "SELECT :a::date                    | SELECT ?::date",
        "SELECT (:a)                        | SELECT (?)",
        "SELECT 1 -:a                       | SELECT 1 -?",
        "SELECT 'x' ~~ :a -- :b             | SELECT 'x' ~~ ? -- :b",
        "SELECT 'a\\' , :a                  | SELECT 'a\\' , ?",
        "SELECT x$1$, :a                    | SELECT x$1$, ?",
        "SELECT /* ' */ :a /* ' */          | SELECT /* ' */ ? /* ' */"
      })
  void a_parameter_is_found_beside_them(String text, String jdbc) {
    assertThat(NamedSql.parse(text, POSTGRESQL).jdbc()).isEqualTo(jdbc);
    assertThat(NamedSql.parse(text, POSTGRESQL).names()).containsExactly("a");
  }

  @Test
  void a_colon_after_a_backslash_is_no_parameter() {
    assertThat(NamedSql.parse("SELECT a[:low\\:high]", POSTGRESQL).jdbc())
        .isEqualTo("SELECT a[?:high]");
  }

  @Test
  void each_product_has_its_own_quotes_and_comments() {
    assertThat(NamedSql.parse("SELECT `:x`, 'a\\':y', 5--3, :a # :z", MYSQL).names())
        .containsExactly("a");
    assertThat(NamedSql.parse("SELECT [a]]:x], :a", SQLSERVER).names()).containsExactly("a");
    assertThat(NamedSql.parse("SELECT q'[it's :x]', :a FROM dual", ORACLE).names())
        .containsExactly("a");
  }

  @Test
  void question_mark_operators_of_postgresql_are_kept() {
    assertThat(NamedSql.parse("SELECT doc ? 'k' FROM t WHERE doc ?| :keys", POSTGRESQL)
            .jdbc())
        .isEqualTo("SELECT doc ?? 'k' FROM t WHERE doc ??| ?");
  }

  @Test
  void a_question_mark_elsewhere_is_refused_with_what_to_write() {
    assertThatThrownBy(() -> NamedSql.parse("SELECT * FROM t WHERE a = ?", MYSQL))
        .hasMessageContaining(":name");
  }

  @Test
  void a_closing_semicolon_is_dropped() {
    assertThat(NamedSql.parse("SELECT 1 ; -- done\n", ORACLE).jdbc())
        .isEqualTo("SELECT 1  -- done\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM t",
        "UPDATE t SET a = 1",
        "INSERT INTO t VALUES (1)",
        "DROP TABLE t",
        "CALL p()",
        "SET ROLE admin",
        "COPY t TO PROGRAM 'sh'",
        "EXPLAIN ANALYZE DELETE FROM t",
        "/* SELECT */ DELETE FROM t",
        "'SELECT'",
        "\"select\"",
        ":statement"
      })
  void a_statement_that_does_not_begin_as_a_reading_one_is_refused(String sql) {
    assertThatThrownBy(() -> NamedSql.parse(sql, POSTGRESQL)).hasMessageContaining("SELECT");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1",
        "  -- comment\n select 1",
        "WITH a AS (SELECT 1) SELECT * FROM a",
        "VALUES (1)",
        "TABLE t",
        "SHOW server_version",
        "((SELECT 1) UNION (SELECT 2))"
      })
  void a_statement_that_reads_is_taken(String sql) {
    assertThatCode(() -> NamedSql.parse(sql, POSTGRESQL)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"SELECT 1; DELETE FROM t", "SELECT 1; COMMIT", "SELECT 1;;", "SELECT ';'; SELECT 2"
      })
  void a_second_statement_is_refused(String sql) {
    assertThatThrownBy(() -> NamedSql.parse(sql, POSTGRESQL)).hasMessageContaining("one statement");
  }

  @Test
  void writing_by_select_into_is_refused() {
    assertThatThrownBy(() -> NamedSql.parse("SELECT * INTO OUTFILE '/tmp/x' FROM t", MYSQL))
        .hasMessageContaining("INTO");
    assertThatThrownBy(() -> NamedSql.parse("SELECT * INTO copy FROM t", SQLSERVER))
        .hasMessageContaining("INTO");
    assertThatCode(() -> NamedSql.parse("SELECT 'into', `into` FROM t", MYSQL))
        .doesNotThrowAnyException();
  }

  @Test
  void what_mysql_would_run_inside_a_comment_is_refused() {
    assertThatThrownBy(() -> NamedSql.parse("SELECT 1 /*!50000 INTO OUTFILE '/tmp/x' */", MYSQL))
        .hasMessageContaining("comment");
    assertThatThrownBy(() -> NamedSql.parse("SELECT 1 /*M! INTO OUTFILE '/tmp/x' */", MYSQL))
        .hasMessageContaining("comment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 1 DELETE FROM t",
        "SELECT 1 EXEC sp_configure",
        "SELECT 1 COMMIT",
        "SELECT * FROM OPENROWSET('x','y','z')",
        "WITH a AS (SELECT 1 b) UPDATE t SET c = 1"
      })
  void sql_server_takes_statements_without_semicolons_so_their_words_are_refused(String sql) {
    assertThatThrownBy(() -> NamedSql.parse(sql, SQLSERVER)).hasMessageContaining("may only read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT 'open",
        "SELECT \"open",
        "SELECT /* open",
        "SELECT $$ open",
        "SELECT E'open\\'"
      })
  void what_is_opened_and_never_closed_is_refused(String sql) {
    assertThatThrownBy(() -> NamedSql.parse(sql, POSTGRESQL)).hasMessageContaining("never closed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "-- nothing", ";"})
  void an_empty_statement_is_refused(String sql) {
    assertThatThrownBy(() -> NamedSql.parse(sql, POSTGRESQL)).isInstanceOf(UnreadableSql.class);
  }

  @Test
  void a_place_in_the_servers_text_is_found_again_in_the_original() {
    String text = "SELECT :first,\n       oops FROM t WHERE a = :second AND wrong";
    NamedSql sql = NamedSql.parse(text, POSTGRESQL);
    String atTheServer = "SELECT $1,\n       oops FROM t WHERE a = $2 AND wrong";

    assertThat(sql.originalOffset(atTheServer.indexOf("oops"))).isEqualTo(text.indexOf("oops"));
    assertThat(sql.originalOffset(atTheServer.indexOf("$2"))).isEqualTo(text.indexOf(":second"));
    assertThat(sql.originalOffset(atTheServer.indexOf("wrong"))).isEqualTo(text.indexOf("wrong"));
    assertThat(NamedSql.place(text, text.indexOf("oops"))).isEqualTo("line 2, column 8");
  }
}
