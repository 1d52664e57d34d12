package io.openreg.client.runs;

import io.openreg.client.PagedIterable;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.workflow.Workflows;
import io.openreg.model.run.Artifact;
import io.openreg.model.run.Run;
import io.openreg.model.run.RunDetails;
import io.openreg.model.run.RunLogLine;
import io.openreg.model.run.RunLogStatistics;
import io.openreg.model.run.RunStatus;
import io.openreg.model.run.RunSummary;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Runs: waiting for them, their logs, and fetching their files. Thread-safe. */
public interface Runs {
  /** @hidden wired by the client */
  static Runs on(CallEngine engine, Workflows workflows, Duration firstPoll, Duration longestPoll) {
    return new RunsCalls(engine, workflows, firstPoll, longestPoll);
  }

  /** Runs, newest first, fetched as they are read. Runs created meanwhile do not show. */
  PagedIterable<RunSummary> list(RunQuery query, RequestOptions... options);

  Run get(UUID id, RequestOptions... options);

  /** Everything about a run, its files included. */
  RunDetails details(UUID id, RequestOptions... options);

  /** A handle to await or stop a run, whoever started it. Sends nothing. */
  RunHandle handle(UUID id);

  /**
   * Waits for several runs at once: a round asks for the newest runs, and singly for those too old to be among them.
   *
   * @return the runs in the given order, however they ended
   * @throws io.openreg.client.errors.WaitTimeoutException naming one that has not ended in time
   */
  List<RunDetails> awaitAll(Collection<RunHandle> runs, Duration limit);

  /** Starts a run that repeats another with the same version, rules, mappings and parameters, and so gives the same bytes from the same data. */
  RunHandle rerun(UUID id, RequestOptions... options);

  /** The files of a run. */
  List<Artifact> artifacts(UUID id, RequestOptions... options);

  /**
   * Fetches a file into a directory under its own name, made safe. A connection that breaks is taken up where it broke; the file appears only when it is
   * whole and its SHA-256 is that of the artifact, and replaces one of the same name.
   *
   * @return where it is
   * @throws io.openreg.client.errors.ChecksumMismatchException if the server gives other bytes than the run made
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  default Path download(UUID runId, Artifact artifact, Path directory, RequestOptions... options) {
    return download(runId, artifact, options).to(directory);
  }

  /** The same in steps: to hear of the progress, or to read the bytes as a stream. Sends nothing yet. */
  ArtifactDownload download(UUID runId, Artifact artifact, RequestOptions... options);

  /** The lines of a run's log that are there now, fetched as they are read. */
  PagedIterable<RunLogLine> logs(UUID id, LogQuery query, RequestOptions... options);

  /** How many lines of each level a run's log has. */
  RunLogStatistics logStatistics(UUID id, RequestOptions... options);

  /**
   * Passes every line of a run's log to {@code listener} as it is written, from the first on, until the run ends. A connection that breaks is taken up after
   * the last line.
   *
   * @return how the run ended
   */
  RunStatus followLogs(UUID id, Consumer<RunLogLine> listener, RequestOptions... options);
}
