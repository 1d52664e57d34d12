package io.openreg.server.pipeline;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.transform.TransformOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineTest {
  /** As {@code result = rows} does. */
  private static final CodeStage PASS_ON =
      (code, world) -> new TransformOutput.Records(requireNonNull(world.rows()));

  private final Path directory;

  private final HeardWords heard = new HeardWords();
  private final Cancellation cancellation = new Cancellation();

  PipelineTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void rows_of_the_config_pass_from_source_to_file() throws IOException {
    Produced produced = produce(new CountingSource(), PASS_ON, query(3));

    assertThat(produced.files()).singleElement().satisfies(file -> {
      assertThat(file.rows()).isEqualTo(3);
      assertThat(file.path()).hasContent("n,text\n1,row 1\n2,row 2\n3,row 3\n");
      assertThat(file.bytes()).isEqualTo(Files.size(file.path()));
    });
    assertThat(produced.rowsRead()).isEqualTo(3);
    assertThat(produced.rowsWritten()).isEqualTo(3);
    assertThat(left()).hasSize(1);
  }

  @Test
  void a_table_of_the_config_is_read_whole() {
    Specs table =
        Specs.in(directory).config(Map.of("mode", "simple", "source_table", "trades_700"));

    assertThat(produce(new CountingSource(), PASS_ON, table).rowsWritten()).isEqualTo(700);
  }

  @Test
  void code_gets_the_source_the_rows_and_the_parameters_and_its_rows_are_written() {
    CountingSource source = new CountingSource();
    Produced produced = produce(
        source,
        (code, world) -> {
          assertThat(code).isEqualTo("code");
          assertThat(world.parameters()).isEqualTo(Map.of("desk", "FX"));
          assertThat(world.rows()).isNotNull();
          Rows rows = requireNonNull(world.source()).query("5", Map.of("a", 1L));
          return new TransformOutput.Records(rows);
        },
        query(2).code("code").parameters(Map.of("desk", "FX")));

    assertThat(produced.rowsWritten()).isEqualTo(5);
    assertThat(source.parameters).containsExactly(Map.of("desk", "FX"), Map.of("a", 1L));
  }

  @Test
  void the_query_of_the_config_runs_once_even_where_the_code_does_not_look_at_its_rows() {
    CountingSource source = new CountingSource();

    Produced produced = produce(
        source,
        (code, world) -> new TransformOutput.Document("<a/>", true),
        query(3).code("code"));

    assertThat(source.queries).hasValue(1);
    assertThat(source.open).hasValue(0);
    assertThat(produced.rowsRead()).isZero();
  }

  @Test
  void several_formats_and_parts_are_written_in_one_pass() {
    CountingSource source = new CountingSource();
    Produced produced = produce(
        source,
        PASS_ON,
        Specs.in(directory)
            .config(Map.of(
                "query_sql",
                "5",
                "output_formats",
                List.of("json", "csv"),
                "max_records_per_file",
                2)));

    assertThat(produced.files())
        .extracting(
            file -> file.extension() + " " + file.part() + "/" + file.parts() + " " + file.rows())
        .containsExactly(
            "json 1/3 2", "json 2/3 2", "json 3/3 1", "csv 1/3 2", "csv 2/3 2", "csv 3/3 1");
    assertThat(source.read).hasValue(5);
    assertThat(produced.rowsWritten()).isEqualTo(5);
  }

  @Test
  void a_run_without_rows_gives_a_whole_file_with_its_header() {
    Produced produced = produce(new CountingSource(), PASS_ON, query(0));

    assertThat(produced.files()).singleElement().satisfies(file -> assertThat(file.path())
        .hasContent("n,text\n"));
    assertThat(heard.states())
        .containsExactly("initializing", "fetching_data", "transforming", "generating_artifacts");
  }

  @Test
  void the_state_goes_forward_only_and_steps_with_nothing_to_do_are_skipped() {
    Produced produced = produce(
        new CountingSource(),
        (code, world) ->
            new TransformOutput.Records(requireNonNull(world.source()).query("2000", Map.of())),
        Specs.in(directory).code("code"));

    assertThat(heard.states())
        .containsExactly("initializing", "fetching_data", "transforming", "generating_artifacts");
    assertThat(produced.steps())
        .extracting(step -> step.state() + (step.skipped() ? " skipped" : ""))
        .containsExactly(
            "initializing",
            "fetching_data",
            "pre_validation skipped",
            "transforming",
            "post_validation skipped",
            "generating_artifacts");
    assertThat(heard.rowsRead()).isEqualTo(2000);
    assertThat(heard.rowsWritten()).isEqualTo(2000);
  }

  @Test
  void without_a_connector_nothing_is_fetched() {
    Produced produced = produce(
        new CountingSource(),
        (code, world) -> {
          assertThat(world.source()).isNull();
          return new TransformOutput.Document("done", false);
        },
        Specs.in(directory).source(null).code("code"));

    assertThat(heard.states())
        .containsExactly("initializing", "transforming", "generating_artifacts");
    assertThat(produced.files()).singleElement().satisfies(file -> assertThat(file.path())
        .hasContent("done"));
  }

  @Test
  void a_slow_source_shows_in_fetching_and_slow_code_in_transforming() {
    CountingSource slow = new CountingSource(row -> pause(2));
    CodeStage slower = (code, world) -> new TransformOutput.Records(
        each(requireNonNull(world.source()).query("100", Map.of()), row -> pause(4)));

    long began = System.nanoTime();
    Produced produced = produce(slow, slower, Specs.in(directory).code("code"));
    long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);

    long fetching = milliseconds(produced, "fetching_data");
    long transforming = milliseconds(produced, "transforming");
    assertThat(transforming).isGreaterThanOrEqualTo(400);
    // What is read ahead while the code works costs the run nothing.
    assertThat(fetching).isLessThan(transforming);
    long sum = produced.steps().stream().mapToLong(StepTiming::durationMs).sum();
    assertThat((double) sum).isCloseTo(took, within(50 + took * 0.1));
  }

  @Test
  void no_more_rows_are_read_ahead_than_fit_into_a_few_batches() throws Exception {
    CountingSource source = new CountingSource();
    CountDownLatch go = new CountDownLatch(1);
    AtomicLong taken = new AtomicLong();
    CodeStage waiting = (code, world) -> new TransformOutput.Records(
        each(requireNonNull(world.source()).query("1000000", Map.of()), row -> {
          if (taken.incrementAndGet() == 2000) {
            await().until(() -> isStill(source.read));
            assertThat(source.read.get()).isLessThan(2000 + 6 * 512);
            go.countDown();
            throw new RunFailure(FailureCode.CODE_EXECUTION_ERROR, "enough");
          }
        }));

    assertThatThrownBy(() -> produce(source, waiting, Specs.in(directory).code("code")))
        .isInstanceOf(RunFailure.class)
        .hasMessage("enough");
    assertThat(go.await(1, TimeUnit.SECONDS)).isTrue();
    assertThat(source.open).hasValue(0);
    assertNoThreadIsLeft();
  }

  @Test
  void what_goes_wrong_while_reading_ahead_fails_the_run_and_leaves_no_file() {
    CountingSource source = new CountingSource(row -> {
      if (row == 50_000) {
        throw new RunFailure(FailureCode.DATA_FETCH_ERROR, "The connection is gone.");
      }
    });

    assertThatThrownBy(() -> produce(source, PASS_ON, query(100_000)))
        .isInstanceOfSatisfying(RunFailure.class, e -> {
          assertThat(e.code()).isEqualTo(FailureCode.DATA_FETCH_ERROR);
          assertThat(e).hasMessage("The connection is gone.");
        });
    assertThat(left()).isEmpty();
    assertThat(source.closed).isTrue();
    assertThat(heard.lines()).contains("error The connection is gone.");
    assertNoThreadIsLeft();
  }

  @Test
  void a_fault_of_ours_names_the_step_and_hides_its_cause() {
    CodeStage broken = (code, world) -> {
      throw new IllegalStateException("password=s3cret-word");
    };

    assertThatThrownBy(() -> produce(new CountingSource(), broken, query(1).code("code")))
        .isInstanceOfSatisfying(RunFailure.class, e -> {
          assertThat(e.code()).isEqualTo(FailureCode.TRANSFORMATION_ERROR);
          assertThat(e.getMessage()).contains("transforming").doesNotContain("s3cret");
        });
  }

  @Test
  void a_cancelled_run_ends_between_two_rows_and_leaves_no_file_and_no_thread() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountingSource source = new CountingSource(row -> {
      if (row == 10_000) {
        reading.countDown();
      }
    });
    CompletableFuture<Produced> run =
        CompletableFuture.supplyAsync(() -> produce(source, PASS_ON, query(Integer.MAX_VALUE)));

    assertThat(reading.await(10, TimeUnit.SECONDS)).isTrue();
    cancellation.request();

    assertThatThrownBy(() -> run.get(1, TimeUnit.SECONDS))
        .isInstanceOf(ExecutionException.class)
        .cause()
        .isInstanceOfSatisfying(
            RunFailure.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CANCELLED));
    assertThat(left()).isEmpty();
    assertThat(source.open).hasValue(0);
    assertThat(source.closed).isTrue();
    assertNoThreadIsLeft();
  }

  @Test
  void a_cancelled_run_is_cancelled_whatever_its_source_makes_of_that() {
    CountingSource source = new CountingSource(row -> {
      cancellation.request();
      throw new RunFailure(FailureCode.DATA_FETCH_ERROR, "canceling statement due to user request");
    });

    assertThatThrownBy(() -> produce(source, PASS_ON, query(1)))
        .isInstanceOfSatisfying(
            RunFailure.class, e -> assertThat(e.code()).isEqualTo(FailureCode.CANCELLED));
  }

  @Test
  void a_config_that_is_not_valid_fails_at_the_start_and_names_the_member() {
    assertThatThrownBy(() -> produce(
            new CountingSource(),
            PASS_ON,
            Specs.in(directory).config(Map.of("output_format", "pdf"))))
        .isInstanceOfSatisfying(RunFailure.class, e -> {
          assertThat(e.code()).isEqualTo(FailureCode.INITIALIZATION_ERROR);
          assertThat(e.getMessage()).contains("body.config.output_format");
        });
    assertThatThrownBy(() -> produce(new CountingSource(), PASS_ON, query(1).source(null)))
        .isInstanceOfSatisfying(RunFailure.class, e -> assertThat(e.code())
            .isEqualTo(FailureCode.INITIALIZATION_ERROR));
  }

  @Test
  void what_others_have_left_in_the_directory_is_gone_at_the_end() throws IOException {
    Files.createDirectories(directory.resolve("old/deep"));
    Files.writeString(directory.resolve("old/deep/rest.csv"), "1");

    Produced produced = produce(new CountingSource(), PASS_ON, query(1));

    assertThat(left()).containsExactly(produced.files().get(0).path());
  }

  @Test
  void nothing_secret_shows_in_the_text_of_a_spec() {
    assertThat(query(1).parameters(Map.of("p", "s3cret-word")).spec().toString())
        .contains(Specs.RUN.toString())
        .doesNotContain("s3cret");
  }

  private Specs query(long rows) {
    return Specs.in(directory).config(Map.of("query_sql", Long.toString(rows)));
  }

  private Produced produce(CountingSource source, CodeStage code, Specs specs) {
    return new Pipeline((spec, cancelled, timeout) -> source, code, Clock.systemUTC())
        .produce(specs.spec(), cancellation, heard);
  }

  private List<Path> left() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static long milliseconds(Produced produced, String state) {
    return produced.steps().stream()
        .filter(step -> step.state().value().equals(state))
        .mapToLong(StepTiming::durationMs)
        .sum();
  }

  private static void assertNoThreadIsLeft() {
    await().untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("read-ahead", "run-progress"));
  }

  private static boolean isStill(AtomicLong counter) {
    long before = counter.get();
    pause(50);
    return counter.get() == before;
  }

  /** Takes so long, as a slow database or slow code does. */
  private static void pause(long milliseconds) {
    try {
      TimeUnit.MILLISECONDS.sleep(milliseconds);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Rows each(Rows rows, java.util.function.Consumer<Row> action) {
    return new Rows() {
      @Override
      public Columns columns() {
        return rows.columns();
      }

      @Override
      public @Nullable Row next() {
        Row row = rows.next();
        if (row != null) {
          action.accept(row);
        }
        return row;
      }

      @Override
      public void close() {
        rows.close();
      }
    };
  }
}
