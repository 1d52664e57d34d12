package io.openreg.server.platform.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.openreg.model.WireJson;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Database;
import io.openreg.server.testing.Engine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class JobsTest {
  private static final JobKind RUN = new JobKind("run");
  private static final JobKind DELIVERY = new JobKind("delivery");
  private static final JobSettings QUICK =
      new JobSettings(Duration.ofMillis(100), Duration.ofMillis(200), 4, Duration.ofSeconds(5));
  /** Nothing but the bell wakes such a scheduler within the life of a test. */
  private static final JobSettings DEAF =
      new JobSettings(Duration.ofHours(1), Duration.ofSeconds(10), 6, Duration.ofSeconds(5));

  private final Clock clock = Clock.systemUTC();
  private final Database database;
  private final JobQueue queue;
  private final Queue<UUID> done = new ConcurrentLinkedQueue<>();
  private final List<JobScheduler> started = new ArrayList<>();

  JobsTest(Engine engine) {
    database = Database.open(engine.freshDatabase(), WireJson.mapper());
    database.migrations().apply();
    queue = JobQueue.on(database, clock);
  }

  @AfterEach
  void stop() {
    started.forEach(JobScheduler::drain);
    database.close();
  }

  @Test
  void a_job_starts_when_its_transaction_commits_without_waiting_for_the_next_look() {
    start(DEAF, new JobWork(RUN, 1, this::note));
    UUID id = UUID.randomUUID();

    database.transactions().run(() -> queue.enqueue(RUN, id, clock.instant()));

    await().atMost(5, SECONDS).untilAsserted(() -> assertThat(done).containsExactly(id));
  }

  @Test
  void a_job_of_a_transaction_that_rolls_back_never_was() {
    UUID lost = UUID.randomUUID();
    UUID kept = UUID.randomUUID();

    assertThatThrownBy(() -> database.transactions().run(() -> {
          queue.enqueue(RUN, lost, clock.instant());
          throw new IllegalStateException("the row could not be written");
        }))
        .isInstanceOf(IllegalStateException.class);
    queue.enqueue(RUN, kept, clock.instant());
    start(QUICK, new JobWork(RUN, 1, this::note));

    await().atMost(5, SECONDS).untilAsserted(() -> assertThat(done).containsExactly(kept));
    assertThat(queue.backlog()).isEmpty();
  }

  @Test
  void a_job_that_asks_for_it_runs_again_when_it_is_due() {
    List<Instant> runs = new ArrayList<>();
    start(QUICK, new JobWork(DELIVERY, 1, id -> {
      runs.add(clock.instant());
      return runs.size() < 3
          ? JobOutcome.again(clock.instant().plusMillis(150))
          : JobOutcome.done();
    }));

    queue.enqueue(DELIVERY, UUID.randomUUID(), clock.instant());

    await().atMost(10, SECONDS).untilAsserted(() -> assertThat(runs).hasSize(3));
    assertThat(Duration.between(runs.get(0), runs.get(1)))
        .isGreaterThanOrEqualTo(Duration.ofMillis(150));
  }

  @Test
  void a_job_that_fails_unexpectedly_is_tried_again() {
    AtomicInteger tries = new AtomicInteger();
    start(QUICK, new JobWork(RUN, 1, id -> {
      if (tries.incrementAndGet() == 1) {
        throw new IllegalStateException("the database was away");
      }
      return note(id);
    }));
    UUID id = UUID.randomUUID();

    queue.enqueue(RUN, id, clock.instant());

    await().atMost(10, SECONDS).untilAsserted(() -> assertThat(done).containsExactly(id));
  }

  @Test
  void one_row_has_one_job_of_a_kind() {
    UUID id = UUID.randomUUID();
    queue.enqueue(RUN, id, clock.instant());

    assertThatThrownBy(() -> queue.enqueue(RUN, id, clock.instant()))
        .isInstanceOf(AlreadyExists.class);
    assertThat(queue.ensure(RUN, id, clock.instant())).isFalse();
    assertThat(queue.ensure(DELIVERY, id, clock.instant())).isTrue();
  }

  @Test
  void a_waiting_job_can_be_brought_forward_or_withdrawn() {
    UUID early = UUID.randomUUID();
    UUID withdrawn = UUID.randomUUID();
    Instant tomorrow = clock.instant().plus(Duration.ofDays(1));
    queue.enqueue(RUN, early, tomorrow);
    queue.enqueue(RUN, withdrawn, tomorrow);
    start(DEAF, new JobWork(RUN, 1, this::note));

    assertThat(queue.withdraw(RUN, withdrawn)).isTrue();
    assertThat(queue.bringForward(RUN, withdrawn, clock.instant())).isFalse();
    assertThat(queue.bringForward(RUN, early, clock.instant())).isTrue();

    await().atMost(5, SECONDS).untilAsserted(() -> assertThat(done).containsExactly(early));
  }

  @Test
  void long_jobs_of_one_kind_do_not_hold_up_another_kind() throws InterruptedException {
    CountDownLatch release = new CountDownLatch(1);
    CountDownLatch blocked = new CountDownLatch(2);
    start(
        QUICK,
        new JobWork(RUN, 2, id -> {
          blocked.countDown();
          release.await();
          return note(id);
        }),
        new JobWork(DELIVERY, 1, this::note));
    for (int i = 0; i < 5; i++) {
      queue.enqueue(RUN, UUID.randomUUID(), clock.instant());
    }
    assertThat(blocked.await(5, SECONDS)).isTrue();
    UUID delivery = UUID.randomUUID();

    queue.enqueue(DELIVERY, delivery, clock.instant());

    await().atMost(5, SECONDS).untilAsserted(() -> assertThat(done).containsExactly(delivery));
    assertThat(queue.backlog()).singleElement().satisfies(backlog -> assertThat(backlog)
        .extracting("kind", "waiting")
        .containsExactly("run", 3L));
    release.countDown();
    await().atMost(5, SECONDS).untilAsserted(() -> assertThat(done).hasSize(6));
  }

  @Test
  void a_job_whose_node_died_is_taken_up_by_another() {
    UUID id = UUID.randomUUID();
    queue.enqueue(RUN, id, clock.instant());
    Instant lastSign = clock.instant().minus(Duration.ofSeconds(2));
    database.jdbi().useHandle(handle -> handle
        .createUpdate(
            "UPDATE scheduled_job SET picked = TRUE, picked_by = 'a dead node', last_heartbeat = :at")
        .bind("at", lastSign)
        .execute());

    start(QUICK, new JobWork(DELIVERY, 1, this::note), new JobWork(RUN, 1, this::note));

    await().atMost(10, SECONDS).untilAsserted(() -> assertThat(done).containsExactly(id));
  }

  @Test
  void draining_waits_for_the_job_under_way_and_starts_no_other() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    JobScheduler scheduler = start(QUICK, new JobWork(RUN, 1, id -> {
      begun.countDown();
      SECONDS.sleep(1);
      return note(id);
    }));
    UUID first = UUID.randomUUID();
    queue.enqueue(RUN, first, clock.instant());
    assertThat(begun.await(5, SECONDS)).isTrue();
    queue.enqueue(RUN, UUID.randomUUID(), clock.instant());

    scheduler.drain();

    assertThat(scheduler.isDraining()).isTrue();
    assertThat(done).containsExactly(first);
    assertThat(queue.backlog()).singleElement().extracting(JobBacklog::waiting).isEqualTo(1L);
  }

  @Test
  void a_job_that_does_not_end_in_time_is_interrupted_and_left_to_the_next_node()
      throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    JobSettings impatient =
        new JobSettings(Duration.ofMillis(100), Duration.ofSeconds(10), 6, Duration.ofMillis(500));
    JobScheduler scheduler = start(impatient, new JobWork(RUN, 1, id -> {
      begun.countDown();
      SECONDS.sleep(60);
      return note(id);
    }));
    queue.enqueue(RUN, UUID.randomUUID(), clock.instant());
    assertThat(begun.await(5, SECONDS)).isTrue();

    scheduler.drain();

    assertThat(done).isEmpty();
    assertThat(queue.backlog()).singleElement().extracting(JobBacklog::waiting).isEqualTo(1L);
  }

  @Test
  void what_recurs_is_done_again_and_again_by_one_node_at_a_time() {
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger runs = new AtomicInteger();
    RecurringWork tick =
        new RecurringWork(new JobKind("recurring.tick"), Duration.ofMillis(50), () -> {
          assertThat(atOnce.incrementAndGet()).isEqualTo(1);
          runs.incrementAndGet();
          atOnce.decrementAndGet();
        });

    for (int node = 0; node < 2; node++) {
      JobScheduler scheduler = new JobScheduler(
          database, JobQueue.on(database, clock), List.of(), List.of(tick), QUICK, clock);
      started.add(scheduler);
      scheduler.start();
    }

    await().atMost(10, SECONDS).untilAsserted(() -> assertThat(runs.get()).isGreaterThan(5));
    assertThat(atOnce).hasValue(0);
  }

  private JobOutcome note(UUID id) {
    done.add(id);
    return JobOutcome.done();
  }

  private JobScheduler start(JobSettings settings, JobWork... works) {
    JobScheduler scheduler =
        new JobScheduler(database, queue, List.of(works), List.of(), settings, clock);
    started.add(scheduler);
    scheduler.start();
    return scheduler;
  }
}
