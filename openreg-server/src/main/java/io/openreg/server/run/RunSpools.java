package io.openreg.server.run;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.server.artifact.ArtifactPlace;
import io.openreg.server.artifact.ArtifactService;
import io.openreg.server.pipeline.SpooledRows;
import io.openreg.server.platform.jobs.JobHandler;
import io.openreg.server.platform.jobs.JobOutcome;
import io.openreg.server.platform.jobs.JobQueue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rows that runs put aside, on their way into the database: stored beside the artifacts, named in the transaction that ends the run,
 * and then loaded some at a time by a job, which begins again where a server died over it.
 */
final class RunSpools implements JobHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RunSpools.class);
  private static final int BATCH = 500;

  private final ArtifactService artifacts;
  private final SpoolDao dao;
  private final JobQueue jobs;
  private final Map<String, SpoolKeeper> keepers;
  private final ObjectReader lines;
  private final Clock clock;

  RunSpools(
      ArtifactService artifacts,
      SpoolDao dao,
      JobQueue jobs,
      List<SpoolKeeper> keepers,
      JsonMapper json,
      Clock clock) {
    this.artifacts = artifacts;
    this.dao = dao;
    this.jobs = jobs;
    this.keepers =
        keepers.stream().collect(Collectors.toMap(SpoolKeeper::name, Function.identity()));
    this.lines = json.readerFor(SpooledLine.class);
    this.clock = clock;
  }

  /** Puts them where every node finds them. */
  void publish(RunRow run, List<SpooledRows> spools) {
    spools.forEach(spool -> artifacts.publishSpool(spool.path(), place(run), spool.name()));
  }

  /** Within the transaction that ends the run. */
  void record(RunRow run, List<SpooledRows> spools) {
    if (spools.isEmpty()) {
      return;
    }
    for (SpooledRows spool : spools) {
      dao.insert(
          run.tenantId(),
          new SpoolRow(run.id(), spool.name(), run.tenantId(), run.attempt(), clock.instant()));
    }
    jobs.enqueue(RunJobs.SPOOL, run.id(), clock.instant());
  }

  @Override
  public JobOutcome run(UUID runId) throws IOException, InterruptedException {
    for (SpoolRow spool : dao.ofRun(runId)) {
      ArtifactPlace place = new ArtifactPlace(spool.tenantId(), runId, spool.attempt());
      load(spool, place);
      dao.delete(spool.tenantId(), runId, spool.name());
      artifacts.discardSpool(place, spool.name());
    }
    return JobOutcome.done();
  }

  private void load(SpoolRow spool, ArtifactPlace place) throws IOException, InterruptedException {
    SpoolKeeper keeper =
        Objects.requireNonNull(keepers.get(spool.name()), () -> "Nobody keeps " + spool.name());
    try (InputStream in = new GZIPInputStream(artifacts.openSpool(place, spool.name()));
        MappingIterator<SpooledLine> found = lines.readValues(in)) {
      List<SpooledLine> batch = new ArrayList<>(BATCH);
      while (found.hasNextValue()) {
        batch.add(found.nextValue());
        if (batch.size() == BATCH) {
          keep(keeper, spool, batch);
        }
      }
      keep(keeper, spool, batch);
    } catch (NoSuchFileException e) {
      LOG.error(
          "Rows that run {} has put aside are gone from the artifact store: {}",
          spool.runId(),
          spool.name(),
          e);
    }
  }

  private static void keep(SpoolKeeper keeper, SpoolRow spool, List<SpooledLine> batch)
      throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException("The server stops");
    }
    if (!batch.isEmpty()) {
      keeper.keep(spool.tenantId(), spool.runId(), List.copyOf(batch));
      batch.clear();
    }
  }

  private static ArtifactPlace place(RunRow run) {
    return new ArtifactPlace(run.tenantId(), run.id(), run.attempt());
  }
}
