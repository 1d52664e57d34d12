package io.openreg.server.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.model.run.LogLevel;
import io.openreg.model.workflow.WorkflowState;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.workers.WorkListener;
import io.openreg.server.render.OutputFormat;
import io.openreg.server.render.RenderedFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunFramesTest {
  private final RunFrames frames = new RunFrames();

  @Test
  void a_spec_arrives_as_it_was_sent_with_exact_numbers_and_nulls() {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("limit", new BigDecimal("0.10000000000000000000000001"));
    parameters.put("desk", null);
    parameters.put("books", List.of(1, "b"));
    RunSpec spec = Specs.in(Path.of("/data/work dir/å"))
        .code("def transform(db, mappings, params):\n\treturn '\u0000\"é'")
        .config(Map.of("output_format", "xml"))
        .parameters(parameters)
        .spec();

    assertThat(frames.spec(frames.spec(spec))).isEqualTo(spec);
    RunSpec without = Specs.in(Path.of("/d")).source(null).spec();
    assertThat(frames.spec(frames.spec(without))).isEqualTo(without);
  }

  @Test
  void an_outcome_is_files_or_a_failure() {
    Produced produced = new Produced(
        List.of(new RenderedFile(
            Path.of("/d/csv-1.csv"),
            OutputFormat.CSV,
            "text/csv",
            "csv",
            1,
            1,
            3,
            20,
            "ab".repeat(32))),
        3,
        3,
        List.of(new SpooledRows(SpooledRows.RECORDS, Path.of("/d/records.jsonl.gz"), 3)),
        List.of(
            new StepTiming(
                WorkflowState.FETCHING_DATA,
                Instant.parse("2026-03-31T17:00:00.000123Z"),
                Instant.parse("2026-03-31T17:00:01Z"),
                12,
                false),
            new StepTiming(WorkflowState.PRE_VALIDATION, null, null, 0, true)));

    assertThat(frames.outcome(frames.produced(produced))).isEqualTo(produced);
    assertThatThrownBy(() -> frames.outcome(
            frames.failed(new RunFailure(FailureCode.CONNECTION_ERROR, "No route."))))
        .isInstanceOfSatisfying(RunFailure.class, e -> {
          assertThat(e.code()).isEqualTo(FailureCode.CONNECTION_ERROR);
          assertThat(e).hasMessage("No route.");
        });
  }

  @Test
  void a_listener_hears_in_the_server_what_was_said_in_the_worker() {
    HeardWords heard = new HeardWords();
    WorkListener ear = frames.tellingTo(heard);
    RunListener mouth = frames.sendingTo(ear::onFrame);

    mouth.stepStarted(WorkflowState.TRANSFORMING, Instant.EPOCH);
    mouth.progress(7, 5, WorkflowState.TRANSFORMING);
    mouth.logs(new ArrayList<>(List.of(new LogLine(Instant.EPOCH, LogLevel.INFO, "so\nfar"))));

    assertThat(heard.states()).containsExactly("transforming");
    assertThat(heard.rowsRead()).isEqualTo(7);
    assertThat(heard.rowsWritten()).isEqualTo(5);
    assertThat(heard.lines()).containsExactly("info so\nfar");
  }

  @Test
  void a_frame_that_cannot_be_read_is_not_quoted() {
    assertThatThrownBy(() -> frames.spec("{\"source\": s3cret-word".getBytes(UTF_8)))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .message()
        .doesNotContain("s3cret");
  }
}
