package io.openreg.server.run;

import io.openreg.model.report.Execution;
import io.openreg.model.run.ReportReference;
import io.openreg.model.run.Run;
import io.openreg.model.run.RunDetails;
import io.openreg.model.run.RunSummary;
import io.openreg.model.run.RunTimeline;
import io.openreg.model.run.RunTrigger;
import io.openreg.model.run.ValidationResults;
import io.openreg.model.workflow.StateChange;
import io.openreg.model.workflow.Workflow;
import io.openreg.model.workflow.WorkflowProgress;
import io.openreg.model.workflow.WorkflowStep;
import io.openreg.model.workflow.WorkflowSummary;
import io.openreg.server.artifact.StoredArtifact;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one place that turns rows of runs into what the wire shows. */
final class RunView {
  private static final String WORKFLOW = "report_execution";
  private static final String WORKFLOW_VERSION = "1.0";
  private static final int ONE_TRY = 1;
  private static final double MILLIS = 1000.0;

  private RunView() {}

  static Run run(RunRow run) {
    return new Run(
        run.id(),
        run.reportId(),
        run.reportVersionId(),
        RunTrigger.of(run.triggerKind()),
        run.status().wire(),
        run.businessDate(),
        run.rerunOf(),
        run.createdAt(),
        run.startedAt(),
        run.endedAt(),
        run.errorMessage());
  }

  static RunSummary summary(RunRow run) {
    return new RunSummary(
        run.id(),
        run.reportId(),
        run.reportName(),
        run.reportVersionId(),
        run.status().wire(),
        RunTrigger.of(run.triggerKind()),
        run.businessDate(),
        run.createdAt(),
        run.startedAt(),
        run.endedAt(),
        run.errorMessage(),
        run.artifactCount(),
        run.firstArtifactId(),
        run.firstArtifactFilename());
  }

  static Execution execution(RunRow run) {
    return new Execution(
        run.id(),
        run.reportVersionId(),
        run.status().wire(),
        RunTrigger.of(run.triggerKind()),
        run.createdAt(),
        run.startedAt(),
        run.endedAt(),
        seconds(run),
        run.artifactCount(),
        run.errorMessage());
  }

  static RunDetails details(RunRow run, List<StoredArtifact> artifacts) {
    return new RunDetails(
        run.id(),
        new ReportReference(run.reportId(), run.reportName()),
        run.reportVersionId(),
        run.versionNumber(),
        RunTrigger.of(run.triggerKind()),
        run.status().wire(),
        run.parameters(),
        run.rerunOf(),
        new RunTimeline(run.createdAt(), run.startedAt(), run.endedAt(), seconds(run)),
        new ValidationResults(0, 0, 0, List.of()),
        artifacts.stream().map(StoredArtifact::wire).toList(),
        run.errorMessage(),
        "/api/v1/runs/" + run.id() + "/logs");
  }

  static Workflow workflow(RunRow run, List<TransitionRow> history, List<StepRow> steps) {
    return new Workflow(
        run.workflowId(),
        run.id(),
        WORKFLOW,
        WORKFLOW_VERSION,
        run.state().wire(),
        run.state().progress(),
        run.startedAt(),
        run.endedAt(),
        millis(run),
        run.errorMessage(),
        run.errorCode(),
        run.failedStep(),
        history.stream().map(RunView::change).toList(),
        steps.stream().map(RunView::step).toList());
  }

  static WorkflowSummary workflowSummary(RunRow run) {
    return new WorkflowSummary(
        run.workflowId(),
        run.id(),
        WORKFLOW,
        run.state().wire(),
        run.state().progress(),
        run.startedAt(),
        run.endedAt(),
        millis(run),
        run.errorMessage());
  }

  static WorkflowProgress progress(RunRow run) {
    return new WorkflowProgress(
        run.state().wire(),
        run.state().progress(),
        RunState.WORKING.contains(run.state()) ? run.state().wire().value() : null,
        run.state().isTerminal(),
        run.errorMessage(),
        run.rowsRead(),
        run.rowsWritten());
  }

  private static StateChange change(TransitionRow change) {
    return new StateChange(
        change.fromState() == null ? null : change.fromState().wire(),
        change.toState().wire(),
        change.createdAt(),
        change.reason());
  }

  private static WorkflowStep step(StepRow step) {
    return new WorkflowStep(
        step.id(),
        step.stepName().wire().value(),
        step.stepOrder(),
        step.status().wire(),
        step.startedAt(),
        step.completedAt(),
        step.durationMs(),
        step.attemptCount(),
        Math.max(ONE_TRY, step.attemptCount()),
        step.errorMessage(),
        step.errorCode(),
        null);
  }

  private static @Nullable Double seconds(RunRow run) {
    Long millis = millis(run);
    return millis == null ? null : millis / MILLIS;
  }

  private static @Nullable Long millis(RunRow run) {
    return run.startedAt() == null || run.endedAt() == null
        ? null
        : Duration.between(run.startedAt(), run.endedAt()).toMillis();
  }
}
