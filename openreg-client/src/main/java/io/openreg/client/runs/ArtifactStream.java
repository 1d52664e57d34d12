package io.openreg.client.runs;

import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.OpenBody;
import io.openreg.client.errors.ApiException;
import io.openreg.client.errors.ChecksumMismatchException;
import io.openreg.client.errors.ConnectionException;
import io.openreg.model.run.Artifact;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of an artifact from a given place on, whole and checked or not at all: a broken connection is taken up with a range request, and the last read
 * compares SHA-256. Network trouble is thrown as the client's own exceptions, so that an {@link IOException} always means the other side of a copy.
 */
final class ArtifactStream extends InputStream {
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int PARTIAL = 206;

  private final CallEngine engine;
  private final RunsHttp http;
  private final UUID runId;
  private final Artifact artifact;
  private final RequestOptions[] options;
  private final Sha256 digest;
  private long position;
  private int failures;
  private boolean verified;
  private boolean pieced;
  private @Nullable String etag;
  private volatile @Nullable OpenBody body;
  private volatile boolean closed;

  /** {@code digest} already holds the {@code position} bytes before those that will be read. */
  ArtifactStream(
      CallEngine engine,
      RunsHttp http,
      UUID runId,
      Artifact artifact,
      RequestOptions[] options,
      Sha256 digest,
      long position) {
    this.engine = engine;
    this.http = http;
    this.runId = runId;
    this.artifact = artifact;
    this.options = options;
    this.digest = digest;
    this.position = position;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int count) throws IOException {
    Objects.checkFromIndexSize(from, count, into.length);
    if (count == 0) {
      return 0;
    }
    while (position < artifact.sizeBytes()) {
      requireOpen();
      OpenBody open = body == null ? openHere() : body;
      try {
        int got =
            open.stream().read(into, from, (int) Math.min(count, artifact.sizeBytes() - position));
        if (got < 0) {
          throw new EOFException(
              "the answer ended after " + position + " of " + artifact.sizeBytes() + " bytes");
        }
        digest.update(into, from, got);
        position += got;
        failures = 0;
        return got;
      } catch (IOException e) {
        takeUpAgain(e);
      }
    }
    verify();
    return -1;
  }

  /** Bytes given out so far, those before the start included. */
  long position() {
    return position;
  }

  /** Whether the bytes did not all come in one answer, so that they may be of two different files. */
  boolean isPieced() {
    return pieced;
  }

  /** Ends a read that another thread is blocked in. */
  void cancel() {
    closed = true;
    OpenBody open = body;
    if (open != null) {
      open.cancel();
    }
  }

  @Override
  public void close() {
    closed = true;
    letGo();
  }

  private OpenBody openHere() {
    OpenBody open = request();
    body = open;
    String given = open.header("ETag");
    // A weak tag cannot guard a range (RFC 9110 §13.1.5).
    etag = given == null || given.startsWith("W/") ? null : given;
    requireSame(Sha256.ofHeader(open.header("Repr-Digest")));
    try {
      open.stream().skipNBytes(position - start(open));
    } catch (IOException e) {
      takeUpAgain(e);
      return openHere();
    }
    return open;
  }

  private OpenBody request() {
    pieced |= position > 0;
    String range = position == 0 ? null : "bytes=" + position + "-";
    String ifRange = range == null ? null : etag;
    try {
      return engine.open(
          options, call -> http.download(runId, artifact.id(), range, ifRange, call));
    } catch (ApiException e) {
      if (e.status() == RANGE_NOT_SATISFIABLE) {
        throw mismatch(digest.hex()); // What the server has ends before what we hold.
      }
      throw e;
    }
  }

  /** Where the answer begins: at our place, or at the very first byte if the server ignores ranges or has another file now. */
  private long start(OpenBody open) {
    String range = open.header("Content-Range");
    boolean isOurs =
        open.status() == PARTIAL && range != null && range.startsWith("bytes " + position + "-");
    if (open.status() == PARTIAL && !isOurs) {
      letGo();
      throw new ConnectionException(
          artifact.filename() + ": asked for bytes from " + position + ", was given " + range,
          1,
          null);
    }
    return isOurs ? position : 0;
  }

  private void takeUpAgain(IOException cause) {
    letGo();
    requireOpen();
    failures++;
    if (failures > engine.maxRetries(options)) {
      throw new ConnectionException(
          artifact.filename() + " broke off at byte " + position + " of " + artifact.sizeBytes()
              + ", " + failures + " times without getting further: " + cause,
          failures,
          cause);
    }
    engine.pause(failures - 1);
  }

  private void verify() {
    if (!verified) {
      letGo();
      String actual = digest.hex();
      if (!actual.equals(expected())) {
        throw mismatch(actual);
      }
      verified = true;
    }
  }

  private void requireSame(@Nullable String announced) {
    if (announced != null && !announced.equals(expected())) {
      letGo();
      throw mismatch(announced);
    }
  }

  private ChecksumMismatchException mismatch(String actual) {
    return new ChecksumMismatchException(artifact.filename(), expected(), actual);
  }

  private String expected() {
    return artifact.checksumSha256().toLowerCase(Locale.ROOT);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("this stream is closed");
    }
  }

  private void letGo() {
    OpenBody open = body;
    body = null;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        // It is broken or no longer wanted.
      }
    }
  }
}
