package io.openreg.server.run;

import io.openreg.server.artifact.ArtifactService;
import io.openreg.server.connector.ConnectorService;
import io.openreg.server.delivery.DeliveryService;
import io.openreg.server.delivery.RunLookup;
import io.openreg.server.pipeline.Productions;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.jobs.JobWork;
import io.openreg.server.platform.jobs.RecurringWork;
import io.openreg.server.report.ReportService;
import io.openreg.server.submission.SubmissionService;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Builds the feature from what lies below it. */
public record RunFeature(
    List<Object> resources, List<JobWork> jobs, List<RecurringWork> recurring) {
  private static final Duration RECOVERY = Duration.ofSeconds(30);
  private static final Duration SWEEP = Duration.ofSeconds(30);

  /** @param executor of one thread, which serves those who follow logs and sweeps this node's disk */
  public static RunFeature on(
      Platform platform,
      ReportService reports,
      ConnectorService connectors,
      ArtifactService artifacts,
      SubmissionService submissionService,
      DeliveryService deliveries,
      Productions productions,
      RunSettings settings,
      HaltPoints halt,
      ScheduledExecutorService executor) {
    RunDao dao = platform.database().dao(RunDao.class);
    HistoryDao historyDao = platform.database().dao(HistoryDao.class);
    RunHistory history = new RunHistory(historyDao, platform.ids(), platform.clock());
    RunLog log = new RunLog(
        platform.transactions(),
        platform.database().dao(LogDao.class),
        dao,
        platform.ids(),
        platform.clock());
    RunEvents events = new RunEvents(platform.events());
    RunSubmissions submissions = new RunSubmissions(submissionService);
    RunSpools spools = new RunSpools(
        artifacts,
        platform.database().dao(SpoolDao.class),
        platform.jobs(),
        List.of(submissions),
        platform.json(),
        platform.clock());
    RunEnding ending = new RunEnding(
        platform.transactions(),
        dao,
        history,
        new RunArtifacts(artifacts, platform.clock()),
        submissions,
        spools,
        new RunDeliveries(deliveries),
        events,
        new RunMetrics(platform.metrics()),
        settings,
        Patience.USUAL,
        halt,
        platform.audit(),
        platform.clock());
    LiveRuns live = new LiveRuns();
    WorkDirectories directories = new WorkDirectories(settings.workDirectory());
    RunClaims claims = new RunClaims(
        platform.transactions(),
        dao,
        new RunLanes(
            platform.transactions(), platform.database().dao(LaneDao.class), dao, platform.clock()),
        history,
        events,
        ending,
        reports,
        new ConnectorSlots(connectors),
        platform.clock());
    RunJob job = new RunJob(
        claims,
        new RunSpecs(connectors, submissions),
        productions,
        live,
        new RunWatchers(platform.transactions(), dao, history, log, Patience.USUAL, halt),
        ending,
        dao,
        log,
        new RunTurns(dao, platform.jobs(), platform.clock()),
        directories,
        settings,
        Patience.USUAL,
        halt,
        platform.clock());
    RunRecovery recovery = new RunRecovery(dao, platform.jobs(), platform.clock());
    executor.scheduleWithFixedDelay(
        new WorkSweep(dao, live, directories), 0, SWEEP.toSeconds(), TimeUnit.SECONDS);
    return new RunFeature(
        resources(
            platform,
            reports,
            submissionService,
            artifacts,
            dao,
            historyDao,
            history,
            ending,
            live,
            log,
            executor),
        List.of(
            new JobWork(RunJobs.RUN, settings.threads(), job),
            new JobWork(RunJobs.SPOOL, 1, spools)),
        List.of(new RecurringWork(RunJobs.RECOVERY, RECOVERY, recovery)));
  }

  /** Tells deliveries, which are made below runs, which run a file is of. */
  public static RunLookup lookUp(Platform platform) {
    RunDao dao = platform.database().dao(RunDao.class);
    return (tenant, id) ->
        dao.find(tenant, id).map(RunDeliveries::of).orElseThrow(NotFound.of("Run"));
  }

  private static List<Object> resources(
      Platform platform,
      ReportService reports,
      SubmissionService submissions,
      ArtifactService artifacts,
      RunDao dao,
      HistoryDao historyDao,
      RunHistory history,
      RunEnding ending,
      LiveRuns live,
      RunLog log,
      ScheduledExecutorService executor) {
    RunService service = new RunService(
        platform.transactions(),
        platform.idempotency(),
        reports,
        submissions,
        dao,
        history,
        ending,
        live,
        platform.jobs(),
        platform.audit(),
        platform.ids(),
        platform.clock());
    RunQuery query = new RunQuery(platform.database().jdbi());
    RunReader reader = new RunReader(dao, query, historyDao, artifacts, reports);
    RunStatistics statistics = new RunStatistics(
        platform.database().dao(StatisticsDao.class), query, reports, platform.clock());
    return List.of(
        new ExecutionResource(service, reader, statistics),
        new RunResource(service, reader),
        new RunLogResource(log, new LogStreams(log, executor)),
        new DownloadResource(
            new RunDownloads(platform.transactions(), artifacts, platform.audit())),
        new ResubmissionResource(service),
        new WorkflowResource(service, reader, statistics));
  }
}
