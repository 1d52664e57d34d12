package io.openreg.server.platform.jobs;

import io.openreg.server.platform.db.Database;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** This node's share of the jobs: one lane of threads for each kind, and one for what recurs. */
public final class JobScheduler {
  private static final Logger LOG = LoggerFactory.getLogger(JobScheduler.class);
  private static final int RECURRING_THREADS = 2;

  private final JobQueue queue;
  private final List<RecurringWork> recurring;
  private final Clock clock;
  private final List<JobLane> lanes = new ArrayList<>();
  private final AtomicBoolean draining = new AtomicBoolean();

  public JobScheduler(
      Database database,
      JobQueue queue,
      List<JobWork> works,
      List<RecurringWork> recurring,
      JobSettings settings,
      Clock clock) {
    this.queue = queue;
    this.recurring = List.copyOf(recurring);
    this.clock = clock;
    Set<JobKind> known = Stream.concat(
            works.stream().map(JobWork::kind), recurring.stream().map(RecurringWork::kind))
        .collect(Collectors.toUnmodifiableSet());
    String node = "openreg-" + UUID.randomUUID();
    for (JobWork work : works) {
      lanes.add(JobLane.of(
          node, List.of(work), work.threads(), known, database.dataSource(), clock, settings));
    }
    if (!recurring.isEmpty()) {
      List<JobWork> repeated =
          recurring.stream().map(work -> work.asWork(clock)).toList();
      lanes.add(JobLane.of(
          node, repeated, RECURRING_THREADS, known, database.dataSource(), clock, settings));
    }
  }

  /** Begins to take jobs. */
  public void start() {
    recurring.forEach(work -> queue.ensure(work.kind(), work.id(), clock.instant()));
    lanes.forEach(lane -> lane.start(queue.bell()));
  }

  /** Whether this node has stopped taking jobs. */
  public boolean isDraining() {
    return draining.get();
  }

  /**
   * Takes no more jobs and waits for those under way, at most twice {@link JobSettings#drain()}; the second half of that
   * time they have been interrupted. What has not ended then is taken up by another node, or by this one's next start.
   */
  public void drain() {
    if (!draining.compareAndSet(false, true)) {
      return;
    }
    List<Thread> drains = lanes.stream()
        .map(lane -> new Thread(lane::drain, "job-drain"))
        .peek(Thread::start)
        .toList();
    for (Thread drain : drains) {
      try {
        drain.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        LOG.warn("Stopped waiting for jobs to end");
        return;
      }
    }
  }
}
