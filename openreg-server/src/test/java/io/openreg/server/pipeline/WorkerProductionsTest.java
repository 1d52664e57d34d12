package io.openreg.server.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openreg.server.connector.Credentials;
import io.openreg.server.connector.SourceSpec;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.render.RenderedFile;
import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs through a real worker process, from a real database to real files. */
class WorkerProductionsTest {
  @RegisterExtension
  static final Workers WORKERS = new Workers();

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final String DAILY_TRADES = """
      def transform(db, mappings, params):
          query = "SELECT * FROM trades WHERE trade_date = :date ORDER BY id"
          return db.execute(query, {"date": params.get("business_date")}).fetchall()
      """;

  private static TestDatabase database = TestPostgres.freshDatabase();

  private final HeardWords heard = new HeardWords();
  private final Path directory;

  WorkerProductionsTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @BeforeAll
  static void trade() {
    database.execute(
        "CREATE TABLE trades (id int PRIMARY KEY, trade_date date, isin varchar(12), price numeric(18, 6), client text)",
        "INSERT INTO trades SELECT g, date '2024-01-19' + g % 2, 'SE000000' || lpad(g::text, 4, '0'), g + 0.5,"
            + " CASE WHEN g % 4 = 0 THEN NULL ELSE 'Å & Co' END FROM generate_series(1, 10) g",
        "CREATE VIEW many AS SELECT g AS n, repeat('x', 100) AS text FROM generate_series(1, 200000) g");
  }

  @Test
  void the_guides_example_gives_xml() throws Exception {
    Produced produced = produce(reading()
        .code(DAILY_TRADES)
        .config(Map.of("output_format", "xml"))
        .parameters(Map.of("business_date", "2024-01-19")));

    assertThat(produced.rowsRead()).isEqualTo(5);
    assertThat(produced.rowsWritten()).isEqualTo(5);
    assertThat(produced.files()).hasSize(1);
    RenderedFile file = produced.files().get(0);
    assertThat(file.mediaType()).isEqualTo("application/xml");
    assertThat(file.bytes()).isEqualTo(Files.size(file.path()));
    assertThat(file.sha256()).isEqualTo(sha256(file.path()));
    assertThat(Files.readString(file.path()))
        .contains(
            "<isin>SE0000000002</isin>", "<price>2.500000</price>", "<client>Å &amp; Co</client>")
        .doesNotContain("SE0000000001");
    assertThat(heard.states())
        .containsExactly("initializing", "fetching_data", "transforming", "generating_artifacts");
    assertThat(heard.rowsWritten()).isEqualTo(5);
  }

  @Test
  void one_run_writes_several_formats_each_in_parts() throws Exception {
    Produced produced = produce(reading()
        .code("result = db.query('SELECT id, price FROM trades ORDER BY id')")
        .config(Map.of("output_formats", List.of("csv", "json"), "max_records_per_file", 4)));

    assertThat(produced.files())
        .extracting(file -> file.path().getFileName() + " " + file.rows())
        .containsExactly(
            "csv-1.csv 4",
            "csv-2.csv 4",
            "csv-3.csv 2",
            "json-1.json 4",
            "json-2.json 4",
            "json-3.json 2");
    assertThat(produced.files().get(2).path()).hasContent("id,price\n9,9.500000\n10,10.500000\n");
    JsonNode part = new ObjectMapper().readTree(produced.files().get(5).path().toFile());
    assertThat(part).hasSize(2);
    assertThat(left()).hasSize(6);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "def transform(db, mappings, params): return [{'n': 1, 'd': 'a'}, {'n': 2, 'd': None}]",
        "def transform(db, mappings, params):\n  for n in (1, 2): yield {'n': n, 'd': 'a' if n == 1 else None}",
        "result = db.query(\"SELECT * FROM (VALUES (1, 'a'), (2, NULL)) AS t (n, d)\")",
        "output = ({'n': row.n, 'd': row['d']} for row in rows)",
        "result = rows"
      })
  void rows_may_be_made_in_any_way(String code) throws Exception {
    Map<String, @Nullable Object> config =
        Map.of("query_sql", "SELECT * FROM (VALUES (1, 'a'), (2, NULL)) AS t (n, d)");

    Produced produced = produce(reading().code(code).config(config));

    assertThat(produced.files().get(0).path()).hasContent("n,d\n1,a\n2,\n");
  }

  @Test
  void text_is_written_as_it_is() throws Exception {
    Produced produced = produce(reading()
        .code("def transform(db, mappings, params): return {'__xml_content__': '<a>å</a>'}")
        .config(Map.of("output_formats", List.of("csv", "xml"))));

    assertThat(produced.files()).singleElement().satisfies(file -> {
      assertThat(file.extension()).isEqualTo("xml");
      assertThat(file.path()).hasContent("<a>å</a>");
    });
  }

  @Test
  void a_result_without_rows_gives_a_file_with_its_header() throws Exception {
    Produced produced =
        produce(reading().code("result = db.query('SELECT id, isin FROM trades WHERE id < 0')"));

    assertThat(produced.rowsWritten()).isZero();
    assertThat(produced.files().get(0).path()).hasContent("id,isin\n");
  }

  @Test
  void a_table_of_the_config_goes_through_field_mappings_into_the_file() throws Exception {
    Produced produced = produce(reading()
        .code("result = rows")
        .config(Map.of(
            "mode",
            "simple",
            "source_table",
            "public.trades",
            "max_records_per_file",
            1000,
            "field_mappings",
            List.of(Map.of("sourceColumn", "isin", "targetXPath", "Doc/Tx/Id")))));

    assertThat(Files.readAllLines(produced.files().get(0).path())).hasSize(11).startsWith("Id");
  }

  @Test
  void what_the_code_prints_and_logs_is_heard_before_the_result() throws Exception {
    produce(reading().code("""
        print("two", "words")
        log.warning("%d left", 3)
        result = []
        """));

    assertThat(heard.lines()).contains("info two words", "warning 3 left");
  }

  @Test
  void an_error_in_the_code_fails_the_run_with_the_lines_of_the_user_alone() {
    assertThatThrownBy(() -> produce(reading().code("""
        def price(row):
            return row.price / 0

        def transform(db, mappings, params):
            return [{"p": price(row)} for row in db.query("SELECT * FROM trades")]
        """)))
        .isInstanceOfSatisfying(RunFailure.class, e -> {
          assertThat(e.code()).isEqualTo(FailureCode.CODE_EXECUTION_ERROR);
          assertThat(e.getMessage())
              .contains(
                  "line 2, in price",
                  "line 5, in transform",
                  "return row.price / 0",
                  "DivisionByZero")
              .doesNotContain("openreg", "session.py", "java");
        });
    assertThat(left()).isEmpty();
    assertThat(heard.lines()).last().asString().startsWith("error ").contains("line 2, in price");
  }

  @Test
  void a_query_that_the_database_refuses_fails_the_run_in_its_own_words() {
    assertThatThrownBy(() -> produce(reading()
            .config(Map.of("query_sql", "SELECT nothing FROM trades"))
            .code("result = rows")))
        .isInstanceOfSatisfying(RunFailure.class, e -> {
          assertThat(e.code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
          assertThat(e.getMessage()).contains("nothing").contains("line 1");
        });
  }

  @Test
  void a_database_that_cannot_be_reached_may_be_tried_again() throws Exception {
    int closed;
    try (ServerSocket free = new ServerSocket(0)) {
      closed = free.getLocalPort();
    }
    SourceSpec nowhere = new SourceSpec(
        "postgresql",
        Map.of("host", "127.0.0.1", "port", closed, "database", "d"),
        new Credentials("reader", "s3cret-word"));

    assertThatThrownBy(() -> produce(reading().source(nowhere).code(DAILY_TRADES)))
        .isInstanceOfSatisfying(RunFailure.class, e -> {
          assertThat(e.code()).isEqualTo(FailureCode.CONNECTION_ERROR);
          assertThat(e.code().isRetryable()).isTrue();
          assertThat(e.getMessage()).contains(Integer.toString(closed)).doesNotContain("s3cret");
        });
  }

  @Test
  void a_source_that_dies_in_mid_read_fails_the_run_and_leaves_no_file() throws Exception {
    Production production = start(reading().code("""
        import time
        def transform(db, mappings, params):
            for i, row in enumerate(db.query("SELECT n, text, pg_backend_pid() AS pid FROM many")):
                if i == 1000:
                    log("half way: %d", row.pid)
                    time.sleep(1)
                yield row
        """));
    await().atMost(PATIENCE).until(() -> heard.lines().stream()
        .anyMatch(line -> line.contains("half way")));

    database.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE '%FROM many%' AND pid <> pg_backend_pid()");

    assertThat(failure(production).code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
    assertThat(failure(production).getMessage()).contains("connection to the database was lost");
    assertThat(left()).isEmpty();
  }

  @Test
  void cancelling_ends_the_statement_at_the_source_within_a_second() throws Exception {
    Production production = start(reading().code("result = db.query('SELECT pg_sleep(60)')"));
    await().atMost(PATIENCE).until(() -> sleeping() == 1);

    production.cancel();

    await().atMost(Duration.ofSeconds(1)).until(() -> sleeping() == 0);
    assertThat(failure(production).code()).isEqualTo(FailureCode.CANCELLED);
    assertThat(left()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"while True: pass", "9**9**9"})
  void cancelling_ends_code_whatever_it_does(String code) throws Exception {
    Production production = start(reading().code("log('here')\n" + code + "\nresult = []"));
    await().atMost(PATIENCE).until(() -> heard.lines().contains("info here"));

    production.cancel();

    assertThatThrownBy(() -> production.result().get(1500, TimeUnit.MILLISECONDS))
        .cause()
        .isInstanceOfSatisfying(
            RunFailure.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CANCELLED));
    assertThat(left()).isEmpty();
  }

  @Test
  void a_run_that_takes_longer_than_its_limit_is_stopped() {
    Specs endless = reading().code("while True: pass").within(Duration.ofMillis(1500));

    assertThatThrownBy(() -> produce(endless)).isInstanceOfSatisfying(RunFailure.class, e -> {
      assertThat(e.code()).isEqualTo(FailureCode.WORKFLOW_TIMEOUT);
      assertThat(e.getMessage()).contains("timeout_seconds");
    });
  }

  @Test
  void a_statement_that_takes_longer_than_its_limit_is_stopped() {
    assertThatThrownBy(() -> produce(reading()
            .code("result = db.query('SELECT pg_sleep(60)')")
            .config(Map.of("query_timeout_seconds", 1))))
        .isInstanceOfSatisfying(RunFailure.class, e -> {
          assertThat(e.code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
          assertThat(e.getMessage()).contains("took longer than 1 s");
        });
    await().atMost(Duration.ofSeconds(1)).until(() -> sleeping() == 0);
  }

  @Test
  void code_that_fills_the_memory_costs_its_own_run_and_no_other() throws Exception {
    assertThatThrownBy(() -> produce(reading().code("result = bytearray(10**9)")))
        .isInstanceOfSatisfying(RunFailure.class, e -> {
          assertThat(e.code()).isEqualTo(FailureCode.WORKER_LOST);
          assertThat(e.getMessage()).contains("memory");
        });
    assertThat(left()).isEmpty();

    assertThat(produce(reading().code("result = [{'a': 1}]")).rowsWritten()).isEqualTo(1);
  }

  @Test
  void more_rows_than_the_memory_holds_are_streamed_past_python_and_through_it() throws Exception {
    String wide = "\"SELECT g AS n, repeat('x', 4000) AS text FROM generate_series(1, 80000) g\"";

    Produced untouched =
        produce(reading(Files.createDirectory(directory.resolve("1"))).code("""
        def transform(db, mappings, params):
            return db.execute(%s).fetchall()
        """.formatted(wide)));
    Produced made =
        produce(reading(Files.createDirectory(directory.resolve("2"))).code("""
        def transform(db, mappings, params):
            for row in db.execute(%s):
                yield {"n": row.n, "text": row["text"]}
        """.formatted(wide)));

    assertThat(untouched.files().get(0).bytes()).isGreaterThan(256L << 20);
    assertThat(made.files().get(0).sha256()).isEqualTo(untouched.files().get(0).sha256());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void the_password_of_the_source_is_found_by_nobody() throws Exception {
    String role = "desk_" + database.name();
    database.execute(
        "CREATE ROLE \"" + role + "\" LOGIN PASSWORD 's3cret-word'",
        "GRANT SELECT ON trades TO \"" + role + "\"");
    Production production = start(reading()
        .source(new SourceSpec(
            "postgresql",
            Map.of("host", database.host(), "port", database.port(), "database", database.name()),
            new Credentials(role, "s3cret-word")))
        .code("""
            import contextlib
            frame = contextlib.sys._getframe()
            while frame:
                log(str(frame.f_locals) + str(frame.f_globals))
                frame = frame.f_back
            log(str(dict(contextlib.os.environ)) + str(contextlib.sys.argv))
            log(contextlib.sys.stdin.read() + "here")
            while True: pass
            """));
    await().atMost(PATIENCE).until(() -> heard.lines().contains("info here"));

    for (ProcessHandle process : WORKERS.processes()) {
      Path proc = Path.of("/proc", Long.toString(process.pid()));
      assertThat(Workers.commandLine(process)).doesNotContain("s3cret-word");
      assertThat(Files.readAllBytes(proc.resolve("environ"))).isEmpty();
    }
    production.cancel();
    assertThat(failure(production).code()).isEqualTo(FailureCode.CANCELLED);
    assertThat(heard.lines()).noneMatch(line -> line.contains("s3cret-word"));
  }

  @Test
  void a_directory_that_cannot_be_written_to_says_so() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> produce(reading(file).code("result = [{'a': 1}]")))
        .isInstanceOfSatisfying(RunFailure.class, e -> {
          assertThat(e.code()).isEqualTo(FailureCode.ARTIFACT_GENERATION_ERROR);
          assertThat(e.getMessage()).contains("free space");
        });
  }

  @Test
  void a_run_without_a_connector_writes_what_its_code_makes() throws Exception {
    Produced produced = produce(reading()
        .source(null)
        .code("result = [{'d': params['desk']}]")
        .parameters(Map.of("desk", "FX")));

    assertThat(produced.files().get(0).path()).hasContent("d\nFX\n");
    assertThat(produced.steps().get(1).skipped()).isTrue();
  }

  private Specs reading() {
    return reading(directory);
  }

  private static Specs reading(Path directory) {
    return Specs.in(directory)
        .source(new SourceSpec(
            "postgresql",
            Map.of("host", database.host(), "port", database.port(), "database", database.name()),
            new Credentials(database.username(), database.password())));
  }

  private Production start(Specs specs) {
    return WORKERS.productions().start(specs.spec(), heard);
  }

  private Produced produce(Specs specs) throws Exception {
    try {
      return start(specs).result().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RunFailure failure) {
        throw failure;
      }
      throw e;
    }
  }

  private static RunFailure failure(Production production) throws Exception {
    try {
      Produced produced = production.result().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      throw new AssertionError("The run gave " + produced);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RunFailure failure) {
        return failure;
      }
      throw e;
    }
  }

  private static int sleeping() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(
            "SELECT count(*) FROM pg_stat_activity WHERE state = 'active' AND query LIKE 'SELECT pg_sleep%'")) {
      count.next();
      return count.getInt(1);
    }
  }

  private List<Path> left() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }
}
