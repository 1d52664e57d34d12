package io.openreg.server.platform.jobs;

import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.time.Clock;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** A kind of job in db-scheduler's terms. */
final class JobTask {
  private static final Logger LOG = LoggerFactory.getLogger(JobTask.class);

  private final JobWork work;
  private final Clock clock;

  private JobTask(JobWork work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  static Task<Void> doing(JobWork work, Clock clock) {
    JobTask task = new JobTask(work, clock);
    DeadExecutionHandler<Void> takeUpAgain =
        (complete, operations) -> operations.reschedule(complete, clock.instant());
    FailureHandler<Void> putOff = task::putOff;
    return Tasks.custom(work.kind().name(), Void.class)
        .onFailure(putOff)
        .onDeadExecution(takeUpAgain)
        .execute(task::run);
  }

  /** A kind that another lane of this node does: known, so that its rows are not taken for rubbish, and left alone. */
  static Task<Void> ofAnotherLane(JobKind kind) {
    DeadExecutionHandler<Void> leave =
        (complete, operations) -> LOG.debug("Left to its own lane: {}", kind);
    return Tasks.custom(kind.name(), Void.class)
        .onDeadExecution(leave)
        .execute((instance, context) -> {
          throw new IllegalStateException(
              "Jobs of kind " + kind.name() + " belong to another lane");
        });
  }

  private CompletionHandler<Void> run(TaskInstance<Void> instance, ExecutionContext context) {
    MDC.put("job", work.kind().name());
    try {
      JobOutcome outcome = work.handler().run(UUID.fromString(instance.getId()));
      if (outcome instanceof JobOutcome.Again again) {
        return (complete, operations) -> operations.reschedule(complete, again.due());
      }
      return new CompletionHandler.OnCompleteRemove<>();
    } catch (InterruptedException e) {
      throw new JobInterrupted(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      MDC.clear();
    }
  }

  private void putOff(ExecutionComplete complete, ExecutionOperations<Void> operations) {
    // An interruption is ours, not the job's: another node may take it at once.
    boolean interrupted =
        complete.getCause().filter(JobInterrupted.class::isInstance).isPresent();
    int failures = complete.getExecution().consecutiveFailures;
    operations.reschedule(
        complete, interrupted ? clock.instant() : clock.instant().plus(Retries.after(failures)));
  }

  /** The server stopped before the job ended. */
  private static final class JobInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    JobInterrupted(InterruptedException cause) {
      super(cause);
    }
  }
}
