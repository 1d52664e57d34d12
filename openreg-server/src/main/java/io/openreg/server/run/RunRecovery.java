package io.openreg.server.run;

import io.openreg.server.platform.jobs.JobQueue;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after runs that nobody looks after: each unfinished run has a job, and each directory of a dead attempt is removed. */
final class RunRecovery implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(RunRecovery.class);
  private static final int AT_ONCE = 1000;

  private final RunDao dao;
  private final JobQueue jobs;
  private final LiveRuns live;
  private final WorkDirectories directories;
  private final Clock clock;

  RunRecovery(RunDao dao, JobQueue jobs, LiveRuns live, WorkDirectories directories, Clock clock) {
    this.dao = dao;
    this.jobs = jobs;
    this.live = live;
    this.directories = directories;
    this.clock = clock;
  }

  @Override
  public void run() {
    for (UUID runId : dao.unfinished(AT_ONCE)) {
      if (jobs.ensure(RunJobs.RUN, runId, clock.instant())) {
        LOG.warn("Run {} had no job and is taken up again", runId);
      }
    }
    sweep();
  }

  /** Removes what attempts have left behind that died with their server. */
  void sweep() {
    for (WorkDirectories.Owner owner : directories.owners()) {
      if (!live.contains(owner.runId()) && dao.isUnderWay(owner.runId(), owner.attempt()) == 0) {
        directories.delete(owner);
      }
    }
  }
}
