package io.openreg.server.platform.workers;

import io.openreg.server.platform.identity.TenantId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One part of the pool: its processes, and the works that wait for one of them. Used by the pool's thread alone. */
final class Lane {
  private final int capacity;
  private final List<Worker> workers = new ArrayList<>();
  private final Deque<ActiveWork> waiting = new ArrayDeque<>();

  Lane(int capacity) {
    this.capacity = capacity;
  }

  int capacity() {
    return capacity;
  }

  List<Worker> workers() {
    return workers;
  }

  Deque<ActiveWork> waiting() {
    return waiting;
  }

  boolean hasRoom() {
    return workers.size() < capacity;
  }

  /** An idle worker that may do it: one that has served this tenant, else one that has served nobody, warm ones first. */
  Optional<Worker> workerFor(@Nullable TenantId tenant) {
    if (tenant == null) {
      return idle().stream().max((a, b) -> Boolean.compare(a.isWarm(), b.isWarm()));
    }
    return idle().stream()
        .filter(worker -> worker.tenant() == null || worker.tenant().equals(tenant))
        .max((a, b) -> Integer.compare(fitness(a, tenant), fitness(b, tenant)));
  }

  private static int fitness(Worker worker, TenantId tenant) {
    return (Objects.equals(worker.tenant(), tenant) ? 2 : 0) + (worker.isWarm() ? 1 : 0);
  }

  /** An idle worker to give up for a tenant it may not serve, unless a fresh one is on its way already. */
  Optional<Worker> workerToReplace() {
    if (workers.stream().anyMatch(Worker::isStarting)) {
      return Optional.empty();
    }
    return idle().stream().findFirst();
  }

  int alive() {
    return (int) workers.stream().filter(Worker::isAlive).count();
  }

  int busy() {
    return (int) workers.stream().filter(Worker::isBusy).count();
  }

  boolean isQuiet() {
    return waiting.isEmpty() && busy() == 0;
  }

  private List<Worker> idle() {
    return workers.stream().filter(Worker::isIdle).toList();
  }
}
