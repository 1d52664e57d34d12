package io.openreg.server.artifact;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A whole file, digested as it is read. Its end is reached only where the digest is right; else that read fails. */
final class VerifiedStream extends FilterInputStream {
  private final MessageDigest digest;
  private final StoredArtifact artifact;
  private boolean ended;

  VerifiedStream(InputStream content, MessageDigest digest, StoredArtifact artifact) {
    super(content);
    this.digest = digest;
    this.artifact = artifact;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      digest.update(bytes, offset, read);
    } else if (read < 0 && !ended) {
      ended = true;
      if (!HexFormat.of().formatHex(digest.digest()).equals(artifact.sha256())) {
        throw new DamagedArtifact(artifact, "changed while it was read");
      }
    }
    return read;
  }

  /** Reads, since what is not seen cannot be digested. */
  @Override
  public long skip(long count) throws IOException {
    long skipped = 0;
    byte[] dropped = new byte[(int) Math.min(8192, Math.max(0, count))];
    while (skipped < count) {
      int read = read(dropped, 0, (int) Math.min(dropped.length, count - skipped));
      if (read < 0) {
        break;
      }
      skipped += read;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
