package io.openreg.server.delivery;

import io.openreg.model.delivery.DeliveryStatus;
import io.openreg.model.delivery.Destination;
import io.openreg.model.delivery.DestinationProtocol;
import io.openreg.model.delivery.FtpsMode;
import io.openreg.model.delivery.LinkedDestination;
import io.openreg.model.delivery.RetryBackoff;
import io.openreg.server.platform.identity.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A destination as it is stored.
 *
 * @param credentials sealed
 * @param retryBaseDelay in seconds, as is {@code retryMaxDelay}
 */
record DestinationRow(
    UUID id,
    TenantId tenantId,
    String name,
    @Nullable String description,
    String protocol,
    String ftps,
    String host,
    int port,
    String username,
    String credentials,
    String directory,
    @Nullable String hostKeyFingerprint,
    boolean checksumFile,
    int retryCount,
    String retryBackoff,
    int retryBaseDelay,
    int retryMaxDelay,
    boolean isActive,
    @Nullable Instant lastDeliveryAt,
    @Nullable String lastStatus,
    Instant createdAt,
    Instant updatedAt,
    @Nullable Instant deletedAt) {

  Destination wire() {
    return new Destination(
        id,
        tenantId.value(),
        name,
        description,
        DestinationProtocol.of(protocol),
        FtpsMode.of(ftps),
        host,
        port,
        username,
        directory,
        hostKeyFingerprint,
        checksumFile,
        retryCount,
        RetryBackoff.of(retryBackoff),
        retryBaseDelay,
        retryMaxDelay,
        isActive,
        lastDeliveryAt,
        lastStatus == null ? null : DeliveryStatus.of(lastStatus),
        createdAt,
        updatedAt);
  }

  LinkedDestination linked() {
    return new LinkedDestination(
        id,
        name,
        DestinationProtocol.of(protocol),
        host,
        isActive,
        retryCount,
        RetryBackoff.of(retryBackoff),
        retryBaseDelay,
        retryMaxDelay);
  }

  /** The wait after that attempt, counted from 1. Facts of the predecessor, §7, but that a fixed wait has the cap too. */
  Duration delayAfter(int attempt) {
    long seconds = retryBaseDelay;
    if (retryBackoff.equals(RetryBackoff.EXPONENTIAL.value())) {
      seconds = (long) retryBaseDelay << (attempt - 1);
    } else if (retryBackoff.equals(RetryBackoff.LINEAR.value())) {
      seconds = (long) retryBaseDelay * attempt;
    }
    return Duration.ofSeconds(Math.min(seconds, retryMaxDelay));
  }

  @Override
  public String toString() {
    return "DestinationRow[id=" + id + ", protocol=" + protocol + "]";
  }
}
