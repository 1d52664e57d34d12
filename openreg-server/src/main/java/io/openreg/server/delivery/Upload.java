package io.openreg.server.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts one file into a directory so that its reader sees it whole or not at all, and once: under a temporary name, of the right size, then
 * renamed. A file of that name that is there already is compared; it is taken for ours if it is the same, and never written over.
 */
final class Upload {
  private static final Logger LOG = LoggerFactory.getLogger(Upload.class);

  private final Connections.Connection connection;
  private final RemoteFiles files;
  private final HandOver handOver;

  Upload(Connections.Connection connection, HandOver handOver) {
    this.connection = connection;
    this.files = connection.files();
    this.handOver = handOver;
  }

  /** Whether a rename has been asked for, which may have happened though nobody heard of it. */
  interface HandOver {
    /** Whether an attempt before this one may have renamed the file. */
    boolean mayHaveHappened();

    /** Whether an attempt before this one has begun. */
    boolean isRepeated();

    /** Remembers that it is about to happen. */
    void begins() throws DeliveryFailure;

    /** Remembers that it has not. */
    void hasNot();
  }

  void place(Parcel parcel) throws DeliveryFailure {
    Long there = size(parcel.name());
    if (there != null) {
      recognise(parcel, there);
      return;
    }
    if (handOver.mayHaveHappened()) {
      if (isGone(parcel)) {
        // Renamed, and taken by its reader since: both names are free, and nobody else removes the
        // temporary one.
        LOG.info("{} was handed over before and has been taken", parcel.name());
        return;
      }
      handOver.hasNot();
    }
    write(parcel);
    rename(parcel);
  }

  private boolean isGone(Parcel parcel) throws DeliveryFailure {
    return size(parcel.temporaryName()) == null;
  }

  private void recognise(Parcel parcel, long there) throws DeliveryFailure {
    if (there != parcel.size()) {
      throw DeliveryFailure.passing(
          "There is another file " + parcel.name() + " already, of " + there + " bytes in place of "
              + parcel.size() + ". It is not written over.",
          null);
    }
    String digest = digest(parcel);
    if (digest == null && !handOver.isRepeated()) {
      throw DeliveryFailure.passing(
          "There is a file " + parcel.name()
              + " of the same size already, which this login may not read. It is not written over.",
          null);
    }
    if (digest != null && !digest.equals(parcel.sha256())) {
      throw DeliveryFailure.passing(
          "There is another file " + parcel.name()
              + " of the same size already. It is not written over.",
          null);
    }
    LOG.info("{} is there already and is not sent again", parcel.name());
    clear(parcel);
  }

  /** Null where this login may put files there but not read them. */
  private @Nullable String digest(Parcel parcel) throws DeliveryFailure {
    MessageDigest sha256 = sha256();
    try (OutputStream digesting = new DigestOutputStream(OutputStream.nullOutputStream(), sha256)) {
      files.read(parcel.name(), digesting);
      return HexFormat.of().formatHex(sha256.digest());
    } catch (RemoteRefusal e) {
      LOG.debug("{} cannot be read", parcel.name(), e);
      return null;
    } catch (IOException e) {
      throw connection.failure("A file that is there already could not be compared", e);
    }
  }

  private void write(Parcel parcel) throws DeliveryFailure {
    String temporary = parcel.temporaryName();
    try (InputStream content = parcel.content().open()) {
      files.write(temporary, content);
    } catch (IOException e) {
      DeliveryFailure failure = connection.failure("The file could not be written", e);
      if (e instanceof RemoteRefusal) {
        clear(parcel);
      }
      throw failure;
    }
    Long written = size(temporary);
    if (written == null || written != parcel.size()) {
      clear(parcel);
      throw DeliveryFailure.passing(
          "The server shows " + (written == null ? "nothing" : written + " bytes") + " of "
              + parcel.size() + " after the file was sent.",
          null);
    }
  }

  private void rename(Parcel parcel) throws DeliveryFailure {
    handOver.begins();
    try {
      files.rename(parcel.temporaryName(), parcel.name());
    } catch (RemoteRefusal e) {
      handOver.hasNot();
      Long there = size(parcel.name());
      clear(parcel);
      if (there == null) {
        throw connection.failure("The file was sent, but the server does not rename it", e);
      }
      // Somebody else has put a file there meanwhile: perhaps another delivery of the same one.
      recognise(parcel, there);
    } catch (IOException e) {
      throw connection.failure("The connection was lost while the file was renamed", e);
    }
  }

  /** What is left of an attempt; not worth a failure of its own. */
  private void clear(Parcel parcel) {
    try {
      if (files.size(parcel.temporaryName()) != null) {
        files.delete(parcel.temporaryName());
      }
    } catch (IOException e) {
      LOG.info("{} is left there: {}", parcel.temporaryName(), e.getMessage());
    }
  }

  private @Nullable Long size(String name) throws DeliveryFailure {
    try {
      return files.size(name);
    } catch (IOException e) {
      throw connection.failure("The directory could not be looked into", e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
