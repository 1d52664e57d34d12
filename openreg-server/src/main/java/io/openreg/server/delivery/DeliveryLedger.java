package io.openreg.server.delivery;

import io.openreg.model.delivery.DeliveryStatus;
import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.submission.SubmissionService;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes down how deliveries go. Every step is compared with the claim of whoever takes it, so that a delivery ends once, whichever nodes
 * have worked on it.
 */
final class DeliveryLedger {
  private static final Logger LOG = LoggerFactory.getLogger(DeliveryLedger.class);
  private static final String SUCCESS = DeliveryStatus.SUCCESS.value();
  private static final String FAILED = DeliveryStatus.FAILED.value();

  private final Transactions transactions;
  private final DeliveryDao dao;
  private final DestinationDao destinations;
  private final SubmissionService submissions;
  private final DeliveryEvents events;
  private final DeliveryMetrics metrics;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  DeliveryLedger(
      Platform platform,
      DeliveryDao dao,
      DestinationDao destinations,
      SubmissionService submissions,
      DeliveryEvents events,
      DeliveryMetrics metrics) {
    this.transactions = platform.transactions();
    this.dao = dao;
    this.destinations = destinations;
    this.submissions = submissions;
    this.events = events;
    this.metrics = metrics;
    this.audit = platform.audit();
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /** Takes the delivery up; empty if it has ended, or somebody else has just taken it up. */
  Optional<DeliveryRow> claim(UUID id) {
    return transactions.call(() -> {
      DeliveryRow found = dao.find(id).orElse(null);
      if (found == null || dao.claim(found.tenantId(), id, found.claim()) == 0) {
        return Optional.empty();
      }
      dao.beginAttempt(found.tenantId(), id, found.attempt());
      return dao.find(id);
    });
  }

  /** Remembers whether the remote file may have got its name; false if somebody else has taken the delivery up. */
  boolean handOver(DeliveryRow delivery, boolean mayHaveHappened) {
    return transactions.call(() ->
        dao.handOver(delivery.tenantId(), delivery.id(), delivery.claim(), mayHaveHappened) == 1);
  }

  void delivered(DeliveryRow delivery, StoredArtifact file, String path) {
    transactions.run(() -> {
      Instant now = clock.instant();
      if (!end(delivery, SUCCESS, null, path, now)) {
        return;
      }
      submissions.delivered(delivery.tenantId(), file.id(), delivery.destinationId());
      events.completed(delivery, file, destination(delivery), path, now);
      audit.record(
          delivery.actor(),
          AuditAction.COMPLETE,
          DeliveryService.ENTITY,
          delivery.id(),
          Changes.after(Map.of("remote_path", path, "sha256", file.sha256())));
      transactions.afterCommit(metrics::delivered);
    });
  }

  /** A failure ends the delivery, unless it is worth another try. Answers when that is; null where the delivery has ended. */
  @Nullable
  Instant failed(DeliveryRow delivery, DeliveryFailure failure, @Nullable StoredArtifact file) {
    return transactions.<@Nullable Instant>call(() -> {
      DestinationRow destination = destination(delivery);
      boolean again = failure.isWorthRepeating()
          && delivery.attempt() < destination.retryCount()
          && destination.deletedAt() == null;
      return again
          ? putOff(delivery, destination, failure)
          : giveUp(delivery, destination, failure, file);
    });
  }

  private @Nullable Instant putOff(
      DeliveryRow delivery, DestinationRow destination, DeliveryFailure failure) {
    Instant now = clock.instant();
    if (dao.putOff(delivery.tenantId(), delivery.id(), delivery.claim()) == 0) {
      return stale(delivery);
    }
    endAttempt(delivery, FAILED, failure.message(), null, now);
    DeliveryRow next = dao.find(delivery.id()).orElseThrow();
    dao.insertAttempt(next.tenantId(), ids.next(), next, now);
    transactions.afterCommit(metrics::putOff);
    return now.plus(destination.delayAfter(delivery.attempt()));
  }

  private @Nullable Instant giveUp(
      DeliveryRow delivery,
      DestinationRow destination,
      DeliveryFailure failure,
      @Nullable StoredArtifact file) {
    Instant now = clock.instant();
    if (!end(delivery, FAILED, failure.message(), null, now)) {
      return null;
    }
    events.failed(delivery, file, destination, failure.message(), now);
    audit.record(
        delivery.actor(),
        AuditAction.FAIL,
        DeliveryService.ENTITY,
        delivery.id(),
        Changes.after(Map.of("error", failure.message())));
    transactions.afterCommit(metrics::failed);
    return null;
  }

  private boolean end(
      DeliveryRow delivery,
      String status,
      @Nullable String error,
      @Nullable String path,
      Instant now) {
    if (dao.end(delivery.tenantId(), delivery.id(), delivery.claim(), status, now) == 0) {
      stale(delivery);
      return false;
    }
    endAttempt(delivery, status, error, path, now);
    destinations.ended(delivery.tenantId(), delivery.destinationId(), now, status);
    return true;
  }

  private void endAttempt(
      DeliveryRow delivery,
      String status,
      @Nullable String error,
      @Nullable String path,
      Instant now) {
    dao.endAttempt(
        delivery.tenantId(), delivery.id(), delivery.attempt(), status, error, path, now);
  }

  private DestinationRow destination(DeliveryRow delivery) {
    return destinations.any(delivery.tenantId(), delivery.destinationId());
  }

  private static @Nullable Instant stale(DeliveryRow delivery) {
    LOG.warn("Given up: delivery {} was taken up by somebody else", delivery.id());
    return null;
  }
}
