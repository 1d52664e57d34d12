package io.openreg.server;

import com.codahale.metrics.health.HealthCheck;
import io.dropwizard.core.setup.Environment;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.docs.DocsResource;
import io.openreg.server.platform.health.DatabaseCheck;
import io.openreg.server.platform.health.Draining;
import io.openreg.server.platform.health.GracefulStop;
import io.openreg.server.platform.health.HealthResource;
import io.openreg.server.platform.health.MigrationsCheck;
import io.openreg.server.platform.health.ReadinessCheck;
import io.openreg.server.platform.health.ReadinessChecks;
import io.openreg.server.platform.http.EdgeInstallation;
import io.openreg.server.platform.http.HttpFeature;
import io.openreg.server.platform.http.LocalRateLimiter;
import io.openreg.server.platform.jobs.JobKind;
import io.openreg.server.platform.jobs.JobScheduler;
import io.openreg.server.platform.jobs.JobWork;
import io.openreg.server.platform.jobs.RecurringWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;

/** What every node has around its features: a guarded edge, jobs, health, metrics, and an orderly end. */
final class Operations {
  private static final int CHECKS_AT_ONCE = 4;
  private static final JobKind PURGE = new JobKind("idempotency.purge");

  private final OpenRegConfiguration configuration;
  private final Environment environment;
  private final Platform platform;

  Operations(OpenRegConfiguration configuration, Environment environment, Platform platform) {
    this.configuration = configuration;
    this.environment = environment;
    this.platform = platform;
  }

  /** Names, measures and limits requests. */
  void guard() {
    environment
        .lifecycle()
        .addEventListener(new EdgeInstallation(
            configuration.trustedProxies(), configuration.cors(), platform.ids(), platform.json()));
    HttpFeature.timeRequests(environment.jersey(), platform.metrics());
    HttpFeature.limitBodies(environment.jersey(), configuration.largestRequest());
    if (configuration.hasRateLimits()) {
      HttpFeature.limitRates(
          environment.jersey(), new LocalRateLimiter(platform.clock()), platform.clock());
    }
  }

  /** Takes what the features bring along, and lets the node be watched. */
  void run(List<JobWork> works, List<RecurringWork> recurring, List<ReadinessCheck> needed) {
    if (!platform.database().dialect().allowsSeveralNodes()) {
      platform.jobs().release();
    }
    JobScheduler jobs = new JobScheduler(
        platform.database(),
        platform.jobs(),
        works,
        withOwn(recurring),
        configuration.jobs(),
        platform.clock());
    Draining draining = new Draining();
    ReadinessChecks checks = checks(draining, needed);
    boolean doesJobs = configuration.roles().contains("jobs");
    environment
        .lifecycle()
        .addEventListener(
            new GracefulStop(draining, checks, jobs, doesJobs, configuration.drainNotice()));
    environment
        .jersey()
        .register(new HealthResource(configuration.environment(), Version.current(), checks));
    environment.jersey().register(new DocsResource());
    environment.healthChecks().register("ready", new Ready(checks));
    PlatformMetrics.register(
        platform,
        Stream.concat(
                works.stream().map(JobWork::kind), recurring.stream().map(RecurringWork::kind))
            .toList());
    environment.lifecycle().addServerLifecycleListener(new Welcome(configuration));
    environment
        .admin()
        .addServlet("prometheus", platform.metrics().servlet())
        .addMapping("/metrics");
  }

  private List<RecurringWork> withOwn(List<RecurringWork> recurring) {
    List<RecurringWork> all = new ArrayList<>(recurring);
    all.add(new RecurringWork(PURGE, Duration.ofHours(1), platform.idempotency()::purge));
    return all;
  }

  private ReadinessChecks checks(Draining draining, List<ReadinessCheck> needed) {
    List<ReadinessCheck> all = new ArrayList<>();
    all.add(new DatabaseCheck(platform.database()));
    all.add(MigrationsCheck.on(platform.database()));
    all.addAll(needed);
    all.add(draining);
    ExecutorService executor = environment
        .lifecycle()
        .executorService("readiness-%d")
        .minThreads(CHECKS_AT_ONCE)
        .maxThreads(CHECKS_AT_ONCE)
        .build();
    return new ReadinessChecks(configuration.environment(), all, executor);
  }

  /** The same answer on the admin port, for those who look there. */
  private static final class Ready extends HealthCheck {
    private final ReadinessChecks checks;

    Ready(ReadinessChecks checks) {
      this.checks = checks;
    }

    @Override
    protected Result check() {
      return checks.readiness().isReady() ? Result.healthy() : Result.unhealthy("See GET /ready");
    }
  }
}
