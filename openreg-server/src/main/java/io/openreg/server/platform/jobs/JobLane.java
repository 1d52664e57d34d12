package io.openreg.server.platform.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** Threads of their own for some kinds of jobs, so that long runs never hold up short deliveries. */
final class JobLane {
  private static final String TABLE = "scheduled_job";
  // The library deletes jobs whose kind it has not known for this long. Never: a node of another
  // version may know it.
  private static final Duration NEVER = Duration.ofDays(36_500);
  private static final double REFILL_BELOW = 0.5;
  private static final double FETCH_PER_THREAD = 3.0;

  private final List<JobWork> works;
  private final Scheduler scheduler;

  private JobLane(List<JobWork> works, Scheduler scheduler) {
    this.works = works;
    this.scheduler = scheduler;
  }

  /**
   * @param node the name of this process, another one at each start: a frozen process that thaws is not its successor
   * @param threads how many jobs the lane does at once
   * @param known every kind that this node does, in whatever lane
   */
  static JobLane of(
      String node,
      List<JobWork> works,
      int threads,
      Set<JobKind> known,
      DataSource dataSource,
      Clock clock,
      JobSettings settings) {
    Set<JobKind> own = works.stream().map(JobWork::kind).collect(Collectors.toUnmodifiableSet());
    List<Task<?>> tasks = new ArrayList<>();
    works.forEach(work -> tasks.add(JobTask.doing(work, clock)));
    known.stream()
        .filter(kind -> !own.contains(kind))
        .forEach(kind -> tasks.add(JobTask.ofAnotherLane(kind)));
    Scheduler scheduler = Scheduler.create(dataSource, tasks)
        .schedulerName(new SchedulerName.Fixed(node))
        .tableName(TABLE)
        .threads(threads)
        .clock(clock::instant)
        .jdbcCustomization(new DueInLane(own))
        .pollUsingFetch(REFILL_BELOW, FETCH_PER_THREAD)
        .pollingInterval(settings.poll())
        .heartbeatInterval(settings.heartbeat())
        .missedHeartbeatsLimit(settings.missedHeartbeats())
        .shutdownMaxWait(settings.drain())
        .deleteUnresolvedAfter(NEVER)
        .build();
    return new JobLane(List.copyOf(works), scheduler);
  }

  void start(JobBell bell) {
    scheduler.start();
    works.forEach(work -> bell.answer(work.kind(), scheduler::triggerCheckForDueExecutions));
  }

  /** Starts no further job, waits for those under way, interrupts them when they take too long. */
  void drain() {
    scheduler.stop();
  }

  /** Selects due jobs of this lane's kinds only, in SQL that H2 and PostgreSQL share. */
  private static final class DueInLane extends DefaultJdbcCustomization {
    private final String condition;

    DueInLane(Set<JobKind> kinds) {
      super(false);
      // Names of kinds hold no quotes: JobKind checks that.
      this.condition = kinds.stream()
          .map(kind -> "'" + kind.name() + "'")
          .sorted()
          .collect(Collectors.joining(", ", " AND task_name IN (", ") "));
    }

    @Override
    public String createSelectDueQuery(
        String table, int limit, String andCondition, boolean orderByPriority) {
      return super.createSelectDueQuery(table, limit, andCondition + condition, orderByPriority);
    }
  }
}
