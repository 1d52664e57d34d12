package io.openreg.server.delivery;

import io.openreg.server.platform.jobs.JobQueue;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks after deliveries that nobody looks after: each unfinished one has a job. */
final class DeliveryRecovery implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryRecovery.class);
  private static final UUID BEFORE_ALL = new UUID(0, 0);
  private static final int AT_ONCE = 1000;

  private final DeliveryDao dao;
  private final JobQueue jobs;
  private final Clock clock;

  DeliveryRecovery(DeliveryDao dao, JobQueue jobs, Clock clock) {
    this.dao = dao;
    this.jobs = jobs;
    this.clock = clock;
  }

  @Override
  public void run() {
    List<UUID> page = dao.unfinished(BEFORE_ALL, AT_ONCE);
    while (!page.isEmpty()) {
      page.forEach(this::lookAfter);
      page = dao.unfinished(page.get(page.size() - 1), AT_ONCE);
    }
  }

  private void lookAfter(UUID deliveryId) {
    if (jobs.ensure(DeliveryJobs.DELIVERY, deliveryId, clock.instant())) {
      LOG.warn("Delivery {} had no job and is taken up again", deliveryId);
    }
  }
}
