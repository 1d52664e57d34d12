package io.openreg.server.platform.health;

import io.openreg.server.platform.jobs.JobScheduler;
import java.time.Duration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the jobs once the server answers, and stops in the order in which nothing is lost: readiness goes off, no more jobs
 * are taken, those under way end while proxies get the time to look; only then does Jetty let go of its connections.
 */
public final class GracefulStop implements LifeCycle.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(GracefulStop.class);

  private final Draining draining;
  private final ReadinessChecks checks;
  private final JobScheduler jobs;
  private final boolean doesJobs;
  private final Duration notice;

  /**
   * @param doesJobs whether this node takes jobs at all
   * @param notice how long requests are still answered after readiness went off
   */
  public GracefulStop(
      Draining draining,
      ReadinessChecks checks,
      JobScheduler jobs,
      boolean doesJobs,
      Duration notice) {
    this.draining = draining;
    this.checks = checks;
    this.jobs = jobs;
    this.doesJobs = doesJobs;
    this.notice = notice;
  }

  @Override
  public void lifeCycleStarted(LifeCycle started) {
    if (started instanceof Server && doesJobs) {
      jobs.start();
    }
  }

  @Override
  public void lifeCycleStopping(LifeCycle stopping) {
    if (!(stopping instanceof Server)) {
      return;
    }
    LOG.info("Stopping: no more work is taken");
    draining.begin();
    checks.forget();
    // Jobs end while proxies look, so that a stop is no longer than it must be.
    Thread drain = new Thread(jobs::drain, "drain");
    if (doesJobs) {
      drain.start();
    }
    try {
      Thread.sleep(notice.toMillis());
      drain.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LOG.info("Stopping: jobs have ended or were left to others; closing connections");
  }
}
