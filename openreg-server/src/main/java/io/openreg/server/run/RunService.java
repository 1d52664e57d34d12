package io.openreg.server.run;

import io.openreg.model.error.FieldError;
import io.openreg.model.report.ExecutionStarted;
import io.openreg.model.run.RunTrigger;
import io.openreg.model.workflow.CancelResult;
import io.openreg.server.pipeline.ReportConfig;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.BadRequest;
import io.openreg.server.platform.http.Conflict;
import io.openreg.server.platform.http.Idempotency;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.platform.jobs.JobQueue;
import io.openreg.server.render.RunFacts;
import io.openreg.server.report.ReportService;
import io.openreg.server.report.RunnableReport;
import io.openreg.server.report.RunnableVersion;
import io.openreg.server.submission.SubmissionService;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What people do with runs: start one, start one again, cancel it. {@link RunJob} carries them out. */
final class RunService {
  private static final String QUEUED = "Report execution queued";
  private static final String DEFAULT_REASON = "Cancelled by user";

  private final Transactions transactions;
  private final Idempotency idempotency;
  private final ReportService reports;
  private final SubmissionService submissions;
  private final RunDao dao;
  private final RunHistory history;
  private final RunEnding ending;
  private final LiveRuns live;
  private final JobQueue jobs;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  RunService(
      Transactions transactions,
      Idempotency idempotency,
      ReportService reports,
      SubmissionService submissions,
      RunDao dao,
      RunHistory history,
      RunEnding ending,
      LiveRuns live,
      JobQueue jobs,
      AuditLog audit,
      Ids ids,
      Clock clock) {
    this.transactions = transactions;
    this.idempotency = idempotency;
    this.reports = reports;
    this.submissions = submissions;
    this.dao = dao;
    this.history = history;
    this.ending = ending;
    this.live = live;
    this.jobs = jobs;
    this.audit = audit;
    this.ids = ids;
    this.clock = clock;
  }

  /** Starts a run of the report's current version; a worker takes it up as soon as there is room. */
  ExecutionStarted start(
      Caller caller, UUID reportId, @Nullable Map<String, @Nullable Object> given) {
    RunParameters parameters = RunParameters.of(given);
    return queue(
        caller, () -> firstRun(caller, reports.forRun(caller.tenant(), reportId), parameters));
  }

  /** Starts a run with the version and the parameters of an earlier one, whatever the report's current version is. */
  ExecutionStarted rerun(Caller caller, UUID runId) {
    return queue(caller, () -> {
      RunRow earlier = find(caller.tenant(), runId);
      if (earlier.resubmissionOf() != null) {
        throw new BadRequest(
            "This run has sent rejected records again, each once: resubmit their file to send others.");
      }
      RunnableReport report = active(reports.forRun(caller.tenant(), earlier.reportId()));
      RunnableVersion version =
          reports.version(caller.tenant(), earlier.reportVersionId(), earlier.versionRevision());
      return newRun(
          caller,
          report,
          version,
          new RunParameters(earlier.parameters(), earlier.businessDate()),
          earlier.id(),
          null);
    });
  }

  /**
   * Starts a run that writes the rejected records of a submitted file as they were corrected, and no others, to a file of their own: with the
   * version and the parameters of the run they come from.
   */
  ExecutionStarted resubmit(Caller caller, UUID fileId) {
    return queue(
        caller,
        () -> {
          RunRow earlier = find(caller.tenant(), submissions.runOf(caller.tenant(), fileId));
          RunnableReport report = active(reports.forRun(caller.tenant(), earlier.reportId()));
          RunnableVersion version = reports.version(
              caller.tenant(), earlier.reportVersionId(), earlier.versionRevision());
          return newRun(
              caller,
              report,
              version,
              new RunParameters(earlier.parameters(), earlier.businessDate()),
              null,
              fileId);
        },
        run -> submissions.resubmit(caller, fileId, run.id()));
  }

  /**
   * Asks a run to stop. One that waits is cancelled here and now; one that works is told, on whichever node it is, and ends
   * within a second.
   */
  CancelResult cancel(Caller caller, UUID runId, @Nullable String given) {
    String reason = given == null || given.isBlank() ? DEFAULT_REASON : given;
    return transactions.call(() -> {
      int asked = dao.requestCancel(caller.tenant(), runId, reason);
      // Read afterwards, when its row is locked: a worker may be taking it up at this moment.
      RunRow run = find(caller.tenant(), runId);
      if (asked == 0) {
        throw new BadRequest(
            run.state().isTerminal()
                ? "The workflow has ended already: " + run.state().wire() + "."
                : "The workflow is being cancelled already.");
      }
      audit.record(
          caller, AuditAction.CANCEL, "Run", runId, Changes.after(Map.of("reason", reason)));
      if (run.state().isWaiting()) {
        ending.cancelledBeforeWork(run, reason);
        jobs.withdraw(RunJobs.RUN, runId);
      }
      transactions.afterCommit(() -> live.cancel(runId));
      return new CancelResult("Workflow cancelled", run.workflowId(), reason);
    });
  }

  private RunRow find(TenantId tenant, UUID runId) {
    return dao.find(tenant, runId).orElseThrow(NotFound.of("Run"));
  }

  private ExecutionStarted queue(Caller caller, Supplier<RunRow> making) {
    return queue(caller, making, run -> {});
  }

  /** @param also what else belongs to the transaction that starts the run */
  private ExecutionStarted queue(Caller caller, Supplier<RunRow> making, Consumer<RunRow> also) {
    return idempotency.once(
        caller,
        () -> {
          RunRow run = making.get();
          dao.insert(caller.tenant(), run);
          history.passed(run, null, RunState.PENDING, null);
          audit.record(
              caller,
              AuditAction.EXECUTE,
              "Run",
              run.id(),
              Changes.after(Map.of("parameters", run.parameters())));
          jobs.enqueue(RunJobs.RUN, run.id(), clock.instant());
          also.accept(run);
          return started(run);
        },
        ExecutionStarted::jobRunId,
        id -> started(find(caller.tenant(), id)));
  }

  private static ExecutionStarted started(RunRow run) {
    return new ExecutionStarted(run.id(), RunResult.PENDING.wire(), QUEUED);
  }

  private RunRow firstRun(Caller caller, RunnableReport report, RunParameters parameters) {
    RunnableVersion current = active(report).currentVersion();
    if (current == null) {
      throw new BadRequest("The report has no version yet: create one first.");
    }
    RunRow run = newRun(caller, report, current, parameters, null, null);
    requireParameters(run, current);
    return run;
  }

  /** A run whose files could not be named or submitted would fail at its very end. */
  private static void requireParameters(RunRow run, RunnableVersion version) {
    ReportConfig config =
        ReportConfig.parse(version.config(), version.pythonCode()).config();
    if (config == null) {
      // A version of another release: the run itself will say so.
      return;
    }
    RunFacts facts = new RunFacts(
        run.id(), run.reportName(), version.versionString(), run.createdAt(), run.parameters());
    List<FieldError> missing = config.missingParameters(facts).stream()
        .map(name -> new FieldError(
            List.of("body", "parameters", name),
            "is needed by output_filename_template",
            "missing"))
        .toList();
    if (!missing.isEmpty()) {
      throw new Invalid(missing);
    }
    config.submission().ifPresent(submission -> RunSubmissions.requireDate(run, submission));
  }

  private static RunnableReport active(RunnableReport report) {
    if (!report.isActive()) {
      throw new Conflict("The report is not active: set is_active to true first.");
    }
    return report;
  }

  private RunRow newRun(
      Caller caller,
      RunnableReport report,
      RunnableVersion version,
      RunParameters parameters,
      @Nullable UUID rerunOf,
      @Nullable UUID resubmissionOf) {
    return new RunRow(
        ids.next(),
        caller.tenant(),
        ids.next(),
        report.id(),
        report.name(),
        version.id(),
        version.versionNumber(),
        version.revision(),
        version.codeDigest(),
        version.connectorId(),
        RunTrigger.MANUAL.value(),
        caller.userId(),
        caller.email(),
        caller.call().requestId(),
        parameters.values(),
        parameters.businessDate(),
        rerunOf,
        resubmissionOf,
        RunResult.PENDING,
        RunState.PENDING,
        0,
        0,
        0,
        null,
        null,
        null,
        null,
        0,
        null,
        null,
        clock.instant(),
        null,
        null);
  }
}
