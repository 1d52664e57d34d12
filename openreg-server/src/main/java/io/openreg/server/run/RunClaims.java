package io.openreg.server.run;

import io.openreg.server.pipeline.ReportConfig;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.report.ReportService;
import io.openreg.server.report.RunnableVersion;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Decides whether a run may begin now, and takes it up. */
final class RunClaims {
  private final Transactions transactions;
  private final RunDao dao;
  private final RunLanes lanes;
  private final RunHistory history;
  private final RunEvents events;
  private final RunEnding ending;
  private final ReportService reports;
  private final ConnectorSlots slots;
  private final Clock clock;

  RunClaims(
      Transactions transactions,
      RunDao dao,
      RunLanes lanes,
      RunHistory history,
      RunEvents events,
      RunEnding ending,
      ReportService reports,
      ConnectorSlots slots,
      Clock clock) {
    this.transactions = transactions;
    this.dao = dao;
    this.lanes = lanes;
    this.history = history;
    this.events = events;
    this.ending = ending;
    this.reports = reports;
    this.slots = slots;
    this.clock = clock;
  }

  /** What became of the wish to begin a run. */
  sealed interface Claim {
    /** Nothing is left to do for it. */
    record Over() implements Claim {}

    /** Others are before it. */
    record Wait() implements Claim {}

    /** It is this node's now. */
    record Taken(RunRow run, RunnableVersion version) implements Claim {}
  }

  /** A run found in a working state was left by a node that died: it is taken up again, under the next attempt's number. */
  Claim claim(UUID runId) {
    Optional<RunRow> found = dao.findForJob(runId);
    if (found.isEmpty() || found.get().state().isTerminal()) {
      return new Claim.Over();
    }
    lanes.prepare(found.get());
    RunnableVersion version = reports.version(
        found.get().tenantId(), found.get().reportVersionId(), found.get().versionRevision());
    return transactions.call(() -> claim(runId, version));
  }

  private Claim claim(UUID runId, RunnableVersion version) {
    RunRow run = dao.findForJob(runId).orElseThrow();
    if (run.state().isTerminal()) {
      return new Claim.Over();
    }
    String cancelReason = run.cancelReason();
    if (cancelReason != null) {
      ending.cancelledBeforeWork(run, cancelReason);
      return new Claim.Over();
    }
    if (run.attempt() >= RunSettings.MOST_ATTEMPTS) {
      ending.failedBeforeWork(
          run,
          new RunFailure(
              FailureCode.MAX_RETRIES_EXCEEDED,
              "The run was taken up " + run.attempt()
                  + " times and never came to an end. See the server's log."));
      return new Claim.Over();
    }
    if (!lanes.hasRoom(
        run, concurrency(run, version), slots.of(run.tenantId(), run.connectorId()))) {
      return new Claim.Wait();
    }
    if (dao.claim(run.tenantId(), run.id(), run.attempt(), run.state(), clock.instant()) == 0) {
      return new Claim.Wait();
    }
    RunRow taken = dao.findForJob(runId).orElseThrow();
    history.passed(taken, run.state(), RunState.INITIALIZING, reason(run));
    history.beginAttempt(taken);
    if (taken.attempt() == 1) {
      events.started(taken);
    }
    return new Claim.Taken(taken, version);
  }

  private static String reason(RunRow before) {
    return switch (before.state()) {
      case PENDING -> "taken up by a worker";
      case WAITING_RETRY -> "tried again";
      default -> "taken up again after its server had stopped";
    };
  }

  /** The report's own setting; for a report that was deleted meanwhile, the one its version was made with. */
  private int concurrency(RunRow run, RunnableVersion version) {
    try {
      return reports.forRun(run.tenantId(), run.reportId()).concurrency();
    } catch (NotFound e) {
      ReportConfig config =
          ReportConfig.parse(version.config(), version.pythonCode()).config();
      return config == null ? 1 : config.concurrency();
    }
  }
}
