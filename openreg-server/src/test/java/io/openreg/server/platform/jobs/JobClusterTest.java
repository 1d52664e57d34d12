package io.openreg.server.platform.jobs;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openreg.model.WireJson;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.testing.Engine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class JobClusterTest {
  private static final JobKind RUN = new JobKind("run");
  private static final int JOBS = 2_000;
  private static final JobSettings SETTINGS =
      new JobSettings(Duration.ofMillis(50), Duration.ofSeconds(10), 6, Duration.ofSeconds(10));

  private final Clock clock = Clock.systemUTC();

  @Test
  void two_nodes_on_one_database_do_every_job_once() {
    DatabaseSettings settings = Engine.POSTGRESQL.freshDatabase();
    try (Node one = new Node(settings);
        Node other = new Node(settings)) {
      List<UUID> asked = new ArrayList<>();
      for (int i = 0; i < JOBS; i++) {
        asked.add(UUID.randomUUID());
      }

      asked.forEach(
          id -> one.database.transactions().run(() -> one.queue.enqueue(RUN, id, clock.instant())));

      await().atMost(60, SECONDS).until(() -> one.done.size() + other.done.size() >= JOBS);
      one.scheduler.drain();
      other.scheduler.drain();
      List<UUID> done = new ArrayList<>(one.done);
      done.addAll(other.done);
      assertThat(done).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(asked);
      assertThat(other.done).isNotEmpty();
      assertThat(one.queue.backlog()).isEmpty();
    }
  }

  /** One process, as far as jobs go. */
  private final class Node implements AutoCloseable {
    private final Queue<UUID> done = new ConcurrentLinkedQueue<>();
    private final Database database;
    private final JobQueue queue;
    private final JobScheduler scheduler;

    Node(DatabaseSettings settings) {
      database = Database.open(settings, WireJson.mapper());
      database.migrations().apply();
      queue = JobQueue.on(database, clock);
      JobWork work = new JobWork(RUN, 4, id -> {
        done.add(id);
        return JobOutcome.done();
      });
      scheduler = new JobScheduler(database, queue, List.of(work), List.of(), SETTINGS, clock);
      scheduler.start();
    }

    @Override
    public void close() {
      scheduler.drain();
      database.close();
    }
  }
}
