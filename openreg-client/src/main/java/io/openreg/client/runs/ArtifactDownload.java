package io.openreg.client.runs;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A file to be fetched. Immutable; nothing is sent before {@link #to} or {@link #openStream}. */
public interface ArtifactDownload {
  /** The same, telling {@code listener} how far it is, at most four times a second and once at the end. Called on a thread of the client. */
  ArtifactDownload onProgress(Consumer<DownloadProgress> listener);

  /**
   * Fetches the file into a directory under its own name, made safe. What an earlier, broken try has left there is completed.
   *
   * @return where it is
   * @throws io.openreg.client.errors.ChecksumMismatchException if the server gives other bytes than the run made
   * @throws java.io.UncheckedIOException if it cannot be written
   */
  Path to(Path directory);

  /**
   * The bytes, for those who pass them on. A connection that breaks is taken up where it broke. The last read throws
   * {@link io.openreg.client.errors.ChecksumMismatchException} if the whole is not what the run made: what was passed on must then be withdrawn. To be closed
   * by the caller; not thread-safe.
   */
  InputStream openStream();
}
