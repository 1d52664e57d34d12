package io.openreg.server.run;

import io.openreg.server.platform.jobs.JobQueue;
import java.time.Clock;

/** Lets the runs that wait for a place look for it when one is given up, in place of at their next look. */
final class RunTurns {
  /** The place may be on the report, on the connector or on both. */
  private static final int AT_ONCE = 4;

  private final RunDao dao;
  private final JobQueue jobs;
  private final Clock clock;

  RunTurns(RunDao dao, JobQueue jobs, Clock clock) {
    this.dao = dao;
    this.jobs = jobs;
    this.clock = clock;
  }

  /** That run works no more. */
  void next(RunRow run) {
    dao.waiting(run.tenantId(), run.reportId(), run.connectorId(), AT_ONCE)
        .forEach(waiting -> jobs.bringForward(RunJobs.RUN, waiting, clock.instant()));
  }
}
