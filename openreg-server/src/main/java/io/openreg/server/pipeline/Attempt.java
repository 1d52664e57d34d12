package io.openreg.server.pipeline;

import io.openreg.model.error.FieldError;
import io.openreg.model.run.LogLevel;
import io.openreg.server.connector.Source;
import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.python.MappingLookup;
import io.openreg.server.python.PythonWorld;
import io.openreg.server.render.OutputFiles;
import io.openreg.server.render.RenderedFile;
import io.openreg.server.render.RunFacts;
import io.openreg.server.transform.TransformOutput;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One way through the stages: opens the source, runs the code, writes the files. Used once. */
final class Attempt {
  private static final int ROWS_BETWEEN_WORDS = 256;

  private final RunSpec spec;
  private final SourceStage sources;
  private final CodeStage code;
  private final Cancellation cancellation;
  private final StepClock steps;
  private final Progress progress;

  Attempt(
      RunSpec spec,
      SourceStage sources,
      CodeStage code,
      Cancellation cancellation,
      StepClock steps,
      Progress progress) {
    this.spec = spec;
    this.sources = sources;
    this.code = code;
    this.cancellation = cancellation;
    this.steps = steps;
    this.progress = progress;
  }

  Produced produce() {
    say("Run " + spec.runId() + " of " + spec.reportName() + " " + spec.version() + ", attempt "
        + spec.attempt() + ".");
    ReportConfig config = config();
    try (ReadAhead source = open(config);
        OutputFiles files = new OutputFiles(config.output(), facts(), spec.workDirectory());
        RecordSpool records = records(config)) {
      TransformOutput output = transform(source, config);
      steps.enter(Step.GENERATING_ARTIFACTS);
      long rows = write(output, files, records);
      List<RenderedFile> written = files.finish();
      say("Read " + progress.rowsRead() + " rows, wrote " + rows + ".");
      return new Produced(
          written,
          progress.rowsRead(),
          rows,
          records == null ? List.of() : List.of(records.finish()),
          steps.timings());
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
    if (spec.source() == null || spec.supplied() != null) {
      return null;
    }
    steps.enter(Step.FETCHING_DATA);
    steps.reach(Step.FETCHING_DATA);
    Source source = sources.open(spec.source(), cancellation, config.queryTimeout());
    say("Connected to the source.");
    return new ReadAhead(source, steps, progress, cancellation);
  }

  private TransformOutput transform(@Nullable ReadAhead source, ReportConfig config) {
    if (spec.supplied() != null) {
      steps.enter(Step.TRANSFORMING);
      return new TransformOutput.Records(SuppliedRows.open(spec.supplied()));
    }
    Rows rows = fetch(source, config);
    steps.enter(Step.TRANSFORMING);
    return code.run(
        spec.pythonCode(),
        new PythonWorld(
            source,
            rows,
            MappingLookup.NONE,
            spec.parameters(),
            (level, line) -> progress.log(LogLevel.of(level.name().toLowerCase(Locale.ROOT)), line),
            cancellation));
  }

  /** The rows that the config asks for; null where it asks for none. */
  private @Nullable Rows fetch(@Nullable ReadAhead source, ReportConfig config) {
    if (!config.fetchesRows()) {
      return null;
    }
    if (source == null) {
      throw new RunFailure(
          FailureCode.INITIALIZATION_ERROR,
          "The version's config has query_sql or source_table, but there is no connector to read"
              + " from.");
    }
    return config
        .querySql()
        .map(sql -> source.query(sql, spec.parameters()))
        .or(() -> config.sourceTable().map(source::table))
        .orElse(null);
  }

  /** Null where the report is no submission. */
  private @Nullable RecordSpool records(ReportConfig config) {
    return config
        .submission()
        .map(submission -> new RecordSpool(submission, spec.workDirectory()))
        .orElse(null);
  }

  private long write(TransformOutput output, OutputFiles files, @Nullable RecordSpool records) {
    if (output instanceof TransformOutput.Records found) {
      try (Rows rows = new StepRows(
          new RowBatches(found.rows(), cancellation), Step.TRANSFORMING, steps, size -> {})) {
        return write(rows, files, records);
      }
    }
    if (records != null) {
      throw new RunFailure(
          FailureCode.ARTIFACT_GENERATION_ERROR,
          "A submission is made of rows, and transform returned a text: return rows, or leave submission out of the config.");
    }
    write((TransformOutput.Document) output, files);
    return 0;
  }

  private void write(TransformOutput.Document document, OutputFiles files) {
    steps.reach(Step.GENERATING_ARTIFACTS);
    if (document.xml()) {
      files.xmlDocument(document.text());
    } else {
      files.document(document.text());
    }
  }

  private long write(Rows rows, OutputFiles files, @Nullable RecordSpool records) {
    files.columns(rows.columns());
    long written = 0;
    for (Row row = rows.next(); row != null; row = rows.next()) {
      files.write(row);
      if (records != null) {
        records.write(written + 1, row);
      }
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
