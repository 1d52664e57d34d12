package io.openreg.server.platform.jobs;

import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.db.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Asks for jobs. What is asked for inside a transaction happens if and only if that commits. A job is named by its kind
 * and the id of the row it works on; it carries nothing else.
 */
public final class JobQueue {
  private final JobDao dao;
  private final Transactions transactions;
  private final Clock clock;
  private final JobBell bell = new JobBell();

  private JobQueue(JobDao dao, Transactions transactions, Clock clock) {
    this.dao = dao;
    this.transactions = transactions;
    this.clock = clock;
  }

  public static JobQueue on(Database database, Clock clock) {
    return new JobQueue(database.dao(JobDao.class), database.transactions(), clock);
  }

  /**
   * Adds a job.
   *
   * @param due not before this moment
   * @throws io.openreg.server.platform.db.AlreadyExists if there is one for {@code id}: waiting or being done
   */
  public void enqueue(JobKind kind, UUID id, Instant due) {
    dao.insert(kind.name(), id.toString(), due);
    ringAfterCommit(kind, due);
  }

  /** Adds a job unless there is one for {@code id}; whether it did. For those who look after what may have been lost. */
  public boolean ensure(JobKind kind, UUID id, Instant due) {
    boolean added = dao.insertIfAbsent(kind.name(), id.toString(), due) == 1;
    if (added) {
      ringAfterCommit(kind, due);
    }
    return added;
  }

  /** Lets a waiting job start as soon as {@code due}, if it would have started later; whether there was one. */
  public boolean bringForward(JobKind kind, UUID id, Instant due) {
    boolean moved = dao.bringForward(kind.name(), id.toString(), due) == 1;
    if (moved) {
      ringAfterCommit(kind, due);
    }
    return moved;
  }

  /** Takes back a job that no node has begun; whether there was one. */
  public boolean withdraw(JobKind kind, UUID id) {
    return dao.deleteWaiting(kind.name(), id.toString()) == 1;
  }

  /**
   * Gives back all jobs that some node had taken: before the first node of an installation starts, which is the only one there can be.
   * Else a job of a killed server waits until that has missed its heartbeats.
   *
   * @return how many there were
   */
  public int release() {
    return dao.release();
  }

  /** The jobs that are due and wait for a free thread, one row for each kind that has any. */
  public List<JobBacklog> backlog() {
    return dao.backlog(clock.instant());
  }

  JobBell bell() {
    return bell;
  }

  private void ringAfterCommit(JobKind kind, Instant due) {
    if (!due.isAfter(clock.instant())) {
      transactions.afterCommit(() -> bell.ring(kind));
    }
  }
}
