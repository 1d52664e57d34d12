package io.openreg.server;

import io.dropwizard.core.setup.Environment;
import io.dropwizard.lifecycle.Managed;
import io.openreg.server.pipeline.Productions;
import io.openreg.server.pipeline.WorkerMain;
import io.openreg.server.pipeline.WorkerProductions;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.health.NotReady;
import io.openreg.server.platform.health.ReadinessCheck;
import io.openreg.server.platform.metrics.Metrics;
import io.openreg.server.platform.workers.PoolState;
import io.openreg.server.platform.workers.WorkerPool;
import io.openreg.server.report.CodeCheck;
import io.openreg.server.transform.CodeChecks;
import java.util.Map;

/** The processes that run what users have written: started with the server, ended after its jobs. */
record Workers(Productions productions, CodeCheck codeCheck, ReadinessCheck readiness) {
  static Workers on(
      OpenRegConfiguration configuration, Environment environment, Platform platform) {
    WorkerPool pool = new WorkerPool(configuration.workers(WorkerMain.class.getName()));
    environment.lifecycle().manage(new Processes(pool));
    environment.lifecycle().addServerLifecycleListener(server -> {
      pool.start();
      pool.warmUp();
    });
    register(pool, platform.metrics());
    CodeChecks checks = new CodeChecks(pool, platform.json());
    return new Workers(new WorkerProductions(pool), checks::check, new WorkersCheck(pool));
  }

  private static void register(WorkerPool pool, Metrics metrics) {
    metrics.levels("openreg_workers", "Processes that carry out runs", "state", () -> {
      PoolState state = pool.state();
      return Map.of(
          "configured", (double) state.workers(),
          "alive", (double) state.alive(),
          "busy", (double) state.busy());
    });
    metrics.levels("openreg_worker_queue", "Work that waits for a process", "kind", () -> {
      PoolState state = pool.state();
      return Map.of("run", (double) state.queued(), "check", (double) state.checksQueued());
    });
    metrics.total(
        "openreg_worker_restarts_total",
        "Processes that ended without having been asked to",
        () -> pool.state().restarts());
  }

  /** In Dropwizard's order, what is managed first is stopped last. */
  private record Processes(WorkerPool pool) implements Managed {
    @Override
    public void start() {
      pool.startFew();
    }

    @Override
    public void stop() throws InterruptedException {
      pool.stop();
    }
  }

  private record WorkersCheck(WorkerPool pool) implements ReadinessCheck {
    @Override
    public String name() {
      return "workers";
    }

    @Override
    public void check() throws NotReady {
      if (!pool.state().isReady()) {
        throw new NotReady("No worker process is alive");
      }
    }
  }
}
