package io.openreg.server.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.artifact.ArtifactService;
import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.platform.crypto.SealedValueUnreadable;
import io.openreg.server.platform.http.Invalid;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Sends one file to one destination, outside of any transaction. */
final class Dispatch {
  private static final int MARK = 12;

  private final ArtifactService artifacts;
  private final DestinationService destinations;
  private final Connections connections;
  private final DeliveryLedger ledger;

  Dispatch(
      ArtifactService artifacts,
      DestinationService destinations,
      Connections connections,
      DeliveryLedger ledger) {
    this.artifacts = artifacts;
    this.destinations = destinations;
    this.connections = connections;
    this.ledger = ledger;
  }

  /** @return where the file is now */
  String send(DeliveryRow delivery, StoredArtifact file) throws DeliveryFailure {
    DestinationRow destination = destinations
        .usable(delivery.tenantId(), delivery.destinationId())
        .orElseThrow(() -> DeliveryFailure.lasting(
            "The destination is inactive or was deleted: nothing was sent.", null));
    Target target = target(destination);
    RemoteDirectory directory = target.directory().of(delivery.run());
    try (Connections.Connection connection = connections.open(target)) {
      destinations.learn(delivery.actor(), destination, connection.files().fingerprint());
      enter(connection, directory);
      new Upload(connection, new Progress(delivery)).place(parcel(delivery, file));
      if (destination.checksumFile()) {
        new Upload(connection, new Repeatable(delivery)).place(checksum(delivery, file));
      }
    }
    return directory.file(file.filename());
  }

  private Target target(DestinationRow destination) throws DeliveryFailure {
    try {
      return destinations.target(destination);
    } catch (SealedValueUnreadable | Invalid e) {
      throw DeliveryFailure.lasting(
          "The destination's settings cannot be used any more: enter them and its login anew.", e);
    }
  }

  private static void enter(Connections.Connection connection, RemoteDirectory directory)
      throws DeliveryFailure {
    try {
      connection.files().enter(directory);
    } catch (IOException e) {
      throw connection.failure("The directory is not accessible", e);
    }
  }

  private Parcel parcel(DeliveryRow delivery, StoredArtifact file) {
    return new Parcel(
        file.filename(),
        file.sizeBytes(),
        file.sha256(),
        mark(delivery),
        () -> artifacts.open(file, 0, file.sizeBytes()));
  }

  /** In the form that sha256sum writes and checks. */
  private static Parcel checksum(DeliveryRow delivery, StoredArtifact file) {
    byte[] line = (file.sha256() + "  " + file.filename() + "\n").getBytes(UTF_8);
    return new Parcel(
        file.filename() + ".sha256",
        line.length,
        sha256(line),
        mark(delivery),
        () -> new ByteArrayInputStream(line));
  }

  /** The end of the id, which is its random part. */
  private static String mark(DeliveryRow delivery) {
    String id = delivery.id().toString();
    return id.substring(id.length() - MARK);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  private static boolean isRepeated(DeliveryRow delivery) {
    return delivery.claim() > 1;
  }

  /** The file itself: what is about to happen to it is written down first. */
  private final class Progress implements Upload.HandOver {
    private final DeliveryRow delivery;

    Progress(DeliveryRow delivery) {
      this.delivery = delivery;
    }

    @Override
    public boolean mayHaveHappened() {
      return delivery.handOver();
    }

    @Override
    public boolean isRepeated() {
      return Dispatch.isRepeated(delivery);
    }

    @Override
    public void begins() throws DeliveryFailure {
      if (!ledger.handOver(delivery, true)) {
        throw DeliveryFailure.passing("Somebody else has taken this delivery up.", null);
      }
    }

    @Override
    public void hasNot() {
      ledger.handOver(delivery, false);
    }
  }

  /** The checksum's file: whoever has taken the first one away does no harm by finding a second. */
  private record Repeatable(DeliveryRow delivery) implements Upload.HandOver {
    @Override
    public boolean mayHaveHappened() {
      return false;
    }

    @Override
    public boolean isRepeated() {
      return Dispatch.isRepeated(delivery);
    }

    @Override
    public void begins() {
      // Nothing to remember.
    }

    @Override
    public void hasNot() {
      // Nothing to remember.
    }
  }
}
