package io.openreg.server.run;

import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.pipeline.Produced;
import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.report.RunnableVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How runs end, each exactly once: the change of state is compared with the attempt that asks for it. */
final class RunEnding {
  private final Transactions transactions;
  private final RunDao dao;
  private final RunHistory history;
  private final RunArtifacts artifacts;
  private final RunEvents events;
  private final RunMetrics metrics;
  private final RunSettings settings;
  private final HaltPoints halt;
  private final AuditLog audit;
  private final Clock clock;

  RunEnding(
      Transactions transactions,
      RunDao dao,
      RunHistory history,
      RunArtifacts artifacts,
      RunEvents events,
      RunMetrics metrics,
      RunSettings settings,
      HaltPoints halt,
      AuditLog audit,
      Clock clock) {
    this.transactions = transactions;
    this.dao = dao;
    this.history = history;
    this.artifacts = artifacts;
    this.events = events;
    this.metrics = metrics;
    this.settings = settings;
    this.halt = halt;
    this.audit = audit;
    this.clock = clock;
  }

  /** Puts the files where they stay, then, in one transaction, names them and says that the run has succeeded. */
  void complete(RunRow run, RunState from, RunnableVersion version, Produced produced) {
    List<PublishedFile> files = artifacts.publish(run, version, produced.files());
    halt.reach("published-not-recorded");
    boolean completed =
        transactions.call(() -> recordCompletion(run, from, version, produced, files));
    if (!completed) {
      artifacts.discard(run);
      String reason = cancelReason(run);
      if (reason == null) {
        throw new StaleRun(run.id(), run.attempt());
      }
      cancelled(run, from, reason);
      return;
    }
    metrics.completed(run, produced.steps(), clock.instant());
    artifacts.keepOnly(run);
  }

  private boolean recordCompletion(
      RunRow run,
      RunState from,
      RunnableVersion version,
      Produced produced,
      List<PublishedFile> files) {
    Instant now = clock.instant();
    // Whoever was told that the run is cancelled must not find it completed: the statement looks at
    // that too.
    if (dao.complete(run.tenantId(), run.id(), run.attempt(), from, now) == 0) {
      return false;
    }
    List<StoredArtifact> stored = artifacts.record(run, version, files);
    StoredArtifact first = stored.isEmpty() ? null : stored.get(0);
    dao.recordOutput(
        run.tenantId(),
        run.id(),
        run.attempt(),
        produced.rowsRead(),
        produced.rowsWritten(),
        stored.size(),
        first == null ? null : first.id(),
        first == null ? null : first.filename());
    history.complete(run, produced.steps());
    history.passed(run, from, RunState.COMPLETED, null);
    events.completed(run, stored, now);
    audit.record(
        run.actor(),
        AuditAction.COMPLETE,
        "Run",
        run.id(),
        Changes.after(
            Map.of("artifacts", stored.stream().map(StoredArtifact::sha256).toList())));
    halt.reach("before-complete");
    return true;
  }

  /** A failure ends the run, unless it is worth another try. Answers when that is; null where the run has ended. */
  @Nullable
  Instant fail(RunRow run, RunState from, RunFailure failure) {
    artifacts.discard(run);
    String reason = cancelReason(run);
    if (reason != null) {
      cancelled(run, from, reason);
      return null;
    }
    if (failure.code().isRetryable() && run.attempt() < settings.connectionAttempts()) {
      return putOff(run, from, failure);
    }
    transactions.run(() -> failed(run, from, from.wire().value(), failure));
    metrics.failed(run, clock.instant());
    return null;
  }

  void failedBeforeWork(RunRow run, RunFailure failure) {
    transactions.run(() -> failed(run, run.state(), null, failure));
    metrics.failed(run, clock.instant());
  }

  void cancelledBeforeWork(RunRow run, String reason) {
    cancelled(run, run.state(), reason);
  }

  private Instant putOff(RunRow run, RunState from, RunFailure failure) {
    Instant due = clock.instant().plus(settings.retryDelay(run.attempt()));
    transactions.run(() -> {
      requireOne(
          run,
          dao.putOff(
              run.tenantId(),
              run.id(),
              run.attempt(),
              from,
              failure.getMessage(),
              failure.code().name()));
      history.fail(run, failure.getMessage(), failure.code().name());
      history.passed(run, from, RunState.WAITING_RETRY, failure.getMessage());
    });
    metrics.putOff();
    return due;
  }

  private void failed(RunRow run, RunState from, @Nullable String step, RunFailure failure) {
    Instant now = clock.instant();
    String code = failure.code().name();
    requireOne(
        run,
        dao.end(
            run.tenantId(),
            run.id(),
            run.attempt(),
            from,
            RunResult.FAILED,
            RunState.FAILED,
            now,
            failure.getMessage(),
            code,
            step));
    history.fail(run, failure.getMessage(), code);
    history.passed(run, from, RunState.FAILED, failure.getMessage());
    events.failed(run, failure.getMessage(), code, now);
    audit.record(
        run.actor(),
        AuditAction.FAIL,
        "Run",
        run.id(),
        Changes.after(Map.of("error", failure.getMessage())));
  }

  private void cancelled(RunRow run, RunState from, String reason) {
    transactions.run(() -> {
      Instant now = clock.instant();
      String code = FailureCode.CANCELLED.name();
      requireOne(
          run,
          dao.end(
              run.tenantId(),
              run.id(),
              run.attempt(),
              from,
              RunResult.FAILED,
              RunState.CANCELLED,
              now,
              reason,
              code,
              null));
      history.fail(run, reason, code);
      history.passed(run, from, RunState.CANCELLED, reason);
      events.failed(run, reason, code, now);
    });
    metrics.cancelled(run, clock.instant());
  }

  private @Nullable String cancelReason(RunRow run) {
    return dao.find(run.tenantId(), run.id()).map(RunRow::cancelReason).orElse(null);
  }

  private static void requireOne(RunRow run, int rows) {
    if (rows != 1) {
      throw new StaleRun(run.id(), run.attempt());
    }
  }
}
