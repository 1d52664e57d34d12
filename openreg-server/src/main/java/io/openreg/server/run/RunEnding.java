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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How runs end, each exactly once. The run's row is locked first and compared with the attempt that asks; what it says then, a wish to
 * cancel included, holds until the end is written.
 */
final class RunEnding {
  private final Transactions transactions;
  private final RunDao dao;
  private final RunHistory history;
  private final RunArtifacts artifacts;
  private final RunSubmissions submissions;
  private final RunSpools spools;
  private final RunDeliveries deliveries;
  private final RunEvents events;
  private final RunMetrics metrics;
  private final RunSettings settings;
  private final Patience patience;
  private final HaltPoints halt;
  private final AuditLog audit;
  private final Clock clock;

  RunEnding(
      Transactions transactions,
      RunDao dao,
      RunHistory history,
      RunArtifacts artifacts,
      RunSubmissions submissions,
      RunSpools spools,
      RunDeliveries deliveries,
      RunEvents events,
      RunMetrics metrics,
      RunSettings settings,
      Patience patience,
      HaltPoints halt,
      AuditLog audit,
      Clock clock) {
    this.transactions = transactions;
    this.dao = dao;
    this.history = history;
    this.artifacts = artifacts;
    this.submissions = submissions;
    this.spools = spools;
    this.deliveries = deliveries;
    this.events = events;
    this.metrics = metrics;
    this.settings = settings;
    this.patience = patience;
    this.halt = halt;
    this.audit = audit;
    this.clock = clock;
  }

  /** Puts the files where they stay, then, in one transaction, names them and says that the run has succeeded. */
  void complete(RunRow run, RunnableVersion version, Produced produced) {
    LocalDate day = artifacts.today();
    List<PublishedFile> files =
        patience.with(() -> artifacts.publish(run, version, day, produced.files()));
    spools.publish(run, produced.spools());
    patience.with(() -> submissions.prepare(run, version));
    halt.reach("published-not-recorded");
    try {
      patience.with(() -> transactions.run(() -> complete(run, version, day, produced, files)));
    } catch (StaleRun e) {
      artifacts.discard(run);
      throw e;
    }
  }

  private void complete(
      RunRow attempt,
      RunnableVersion version,
      LocalDate day,
      Produced produced,
      List<PublishedFile> files) {
    if (hasCompleted(attempt)) {
      return;
    }
    RunRow run = held(attempt);
    String reason = run.cancelReason();
    // Whoever was told that the run is cancelled must not find it completed.
    if (reason == null) {
      recordCompletion(run, version, day, produced, files);
    } else {
      cancelled(run, reason);
    }
  }

  private void recordCompletion(
      RunRow run,
      RunnableVersion version,
      LocalDate day,
      Produced produced,
      List<PublishedFile> files) {
    Instant now = clock.instant();
    requireOne(run, dao.complete(run.tenantId(), run.id(), run.attempt(), run.state(), now));
    List<StoredArtifact> stored = artifacts.record(run, version, day, files);
    submissions.open(run, version, stored);
    spools.record(run, produced.spools());
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
    history.passed(run, run.state(), RunState.COMPLETED, null);
    events.completed(run, stored, now);
    deliveries.completed(run, stored);
    audit.record(
        run.actor(),
        AuditAction.COMPLETE,
        "Run",
        run.id(),
        Changes.after(
            Map.of("artifacts", stored.stream().map(StoredArtifact::sha256).toList())));
    transactions.afterCommit(() -> metrics.completed(run, produced.steps(), now));
    transactions.afterCommit(() -> artifacts.keepOnly(run));
    halt.reach("before-complete");
  }

  /** A failure ends the run, unless it is worth another try. Answers when that is; null where the run has ended. */
  @Nullable
  Instant fail(RunRow run, RunFailure failure) {
    artifacts.discard(run);
    return patience.<@Nullable Instant>with(
        () -> transactions.<@Nullable Instant>call(() -> failHeld(held(run), failure)));
  }

  private @Nullable Instant failHeld(RunRow run, RunFailure failure) {
    String reason = run.cancelReason();
    if (reason != null) {
      cancelled(run, reason);
      return null;
    }
    if (failure.code().isRetryable() && run.attempt() < settings.connectionAttempts()) {
      return putOff(run, failure);
    }
    failed(run, run.state().wire().value(), failure);
    return null;
  }

  /** Within the transaction that has found the run waiting. */
  void failedBeforeWork(RunRow run, RunFailure failure) {
    failed(run, null, failure);
  }

  /** Within the transaction that has found the run waiting. */
  void cancelledBeforeWork(RunRow run, String reason) {
    cancelled(run, reason);
  }

  private Instant putOff(RunRow run, RunFailure failure) {
    Instant due = clock.instant().plus(settings.retryDelay(run.attempt()));
    if (run.state() == RunState.WAITING_RETRY) {
      // Put off already, by a commit that was never answered.
      return due;
    }
    String code = failure.code().name();
    requireOne(
        run,
        dao.putOff(
            run.tenantId(), run.id(), run.attempt(), run.state(), failure.getMessage(), code));
    history.fail(run, failure.getMessage(), code);
    history.passed(run, run.state(), RunState.WAITING_RETRY, failure.getMessage());
    transactions.afterCommit(metrics::putOff);
    return due;
  }

  private void failed(RunRow run, @Nullable String step, RunFailure failure) {
    String code = failure.code().name();
    end(run, RunState.FAILED, failure.getMessage(), code, step);
    transactions.afterCommit(() -> metrics.failed(run, clock.instant()));
    audit.record(
        run.actor(),
        AuditAction.FAIL,
        "Run",
        run.id(),
        Changes.after(Map.of("error", failure.getMessage())));
  }

  /** The audit row is that of the wish to cancel. */
  private void cancelled(RunRow run, String reason) {
    end(run, RunState.CANCELLED, reason, FailureCode.CANCELLED.name(), null);
    transactions.afterCommit(() -> metrics.cancelled(run, clock.instant()));
  }

  private void end(
      RunRow run, RunState to, String message, String code, @Nullable String failedStep) {
    Instant now = clock.instant();
    requireOne(
        run,
        dao.end(
            run.tenantId(),
            run.id(),
            run.attempt(),
            run.state(),
            RunResult.FAILED,
            to,
            now,
            message,
            code,
            failedStep));
    history.fail(run, message, code);
    history.passed(run, run.state(), to, message);
    events.failed(run, message, code, now);
    submissions.release(run);
    transactions.afterCommit(() -> artifacts.discardAll(run));
  }

  /** The run as it is now, locked until the transaction ends, so that nobody cancels it meanwhile. */
  private RunRow held(RunRow attempt) {
    requireOne(attempt, dao.hold(attempt.tenantId(), attempt.id(), attempt.attempt()));
    return dao.find(attempt.tenantId(), attempt.id()).orElseThrow();
  }

  /** By a commit that was never answered: nobody else completes this attempt. */
  private boolean hasCompleted(RunRow attempt) {
    return dao.find(attempt.tenantId(), attempt.id())
        .filter(now -> now.attempt() == attempt.attempt() && now.state() == RunState.COMPLETED)
        .isPresent();
  }

  private static void requireOne(RunRow run, int rows) {
    if (rows != 1) {
      throw new StaleRun(run.id(), run.attempt());
    }
  }
}
