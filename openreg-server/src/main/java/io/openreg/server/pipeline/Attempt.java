package io.openreg.server.pipeline;

import io.openreg.model.error.FieldError;
import io.openreg.model.run.LogLevel;
import io.openreg.server.connector.Source;
import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RowSource;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.render.OutputFiles;
import io.openreg.server.render.RenderedFile;
import io.openreg.server.render.RunFacts;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One way through the stages: opens the source, runs the code, writes the files. Used once. */
final class Attempt {
  private static final int ROWS_BETWEEN_WORDS = 256;

  private final RunSpec spec;
  private final Stages stages;
  private final Cancellation cancellation;
  private final StepClock steps;
  private final Progress progress;

  Attempt(
      RunSpec spec, Stages stages, Cancellation cancellation, StepClock steps, Progress progress) {
    this.spec = spec;
    this.stages = stages;
    this.cancellation = cancellation;
    this.steps = steps;
    this.progress = progress;
  }

  Produced produce() {
    say("Run " + spec.runId() + " of " + spec.reportName() + " " + spec.version() + ", attempt "
        + spec.attempt() + ".");
    ReportConfig config = config();
    try (ReadAhead source = open(config);
        Output output = transform(Optional.ofNullable(source), config);
        OutputFiles files = new OutputFiles(config.output(), facts(), spec.workDirectory())) {
      steps.enter(Step.GENERATING_ARTIFACTS);
      long rows = write(output, files);
      List<RenderedFile> written = files.finish();
      say("Read " + progress.rowsRead() + " rows, wrote " + rows + ".");
      return new Produced(written, progress.rowsRead(), rows, steps.timings());
    }
  }

  private ReportConfig config() {
    ReportConfig.Parsed parsed = ReportConfig.parse(spec.config(), spec.pythonCode());
    ReportConfig config = parsed.config();
    if (config == null) {
      throw new RunFailure(
          FailureCode.INITIALIZATION_ERROR,
          "The version's config is not valid: "
              + parsed.problems().stream()
                  .map(FieldError::toString)
                  .collect(Collectors.joining("; ")));
    }
    return config;
  }

  /** Null where the version has no connector. */
  private @Nullable ReadAhead open(ReportConfig config) {
    if (spec.source() == null) {
      return null;
    }
    steps.enter(Step.FETCHING_DATA);
    steps.reach(Step.FETCHING_DATA);
    Source source = stages.sources().open(spec.source(), cancellation, config.queryTimeout());
    say("Connected to the source.");
    return new ReadAhead(source, steps, progress, cancellation);
  }

  private Output transform(Optional<ReadAhead> source, ReportConfig config) {
    Optional<Rows> rows = fetch(source, config);
    if (spec.pythonCode().isBlank() && rows.isPresent()) {
      return new Output.Records(rows.get());
    }
    steps.enter(Step.TRANSFORMING);
    Output output = stages
        .code()
        .run(new CodeStage.Call(
            spec.pythonCode(),
            source.map(RowSource.class::cast),
            rows,
            spec.parameters(),
            progress::log,
            cancellation));
    return output instanceof Output.Records records
        ? new Output.Records(new StepRows(
            new RowBatches(records.rows(), cancellation), Step.TRANSFORMING, steps, size -> {}))
        : output;
  }

  /** The rows that the config asks for; empty where it asks for none. */
  private Optional<Rows> fetch(Optional<ReadAhead> source, ReportConfig config) {
    if (!config.fetchesRows()) {
      return Optional.empty();
    }
    ReadAhead from = source.orElseThrow(
        () -> new RunFailure(
            FailureCode.INITIALIZATION_ERROR,
            "The version's config has query_sql or source_table, but there is no connector to read from."));
    return config.querySql().map(sql -> from.query(sql, spec.parameters())).or(() -> config
        .sourceTable()
        .map(from::table));
  }

  private long write(Output output, OutputFiles files) {
    if (output instanceof Output.Document document) {
      steps.reach(Step.GENERATING_ARTIFACTS);
      if (document.xml()) {
        files.xmlDocument(document.text());
      } else {
        files.document(document.text());
      }
      return 0;
    }
    return write(((Output.Records) output).rows(), files);
  }

  private long write(Rows rows, OutputFiles files) {
    files.columns(rows.columns());
    long written = 0;
    for (Row row = rows.next(); row != null; row = rows.next()) {
      files.write(row);
      if (++written % ROWS_BETWEEN_WORDS == 0) {
        progress.written(written);
      }
    }
    progress.written(written);
    steps.reach(Step.GENERATING_ARTIFACTS);
    return written;
  }

  private RunFacts facts() {
    return new RunFacts(
        spec.runId(), spec.reportName(), spec.version(), spec.startedAt(), spec.parameters());
  }

  private void say(String message) {
    progress.log(LogLevel.INFO, message);
  }
}
