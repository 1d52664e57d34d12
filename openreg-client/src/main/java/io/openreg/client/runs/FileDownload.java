package io.openreg.client.runs;

import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.errors.ChecksumMismatchException;
import io.openreg.model.run.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** One artifact of one run, on its way into a file: {@code name.part} beside the target until it is whole, checked and on disk. */
final class FileDownload implements ArtifactDownload {
  private static final int CHUNK = 64 * 1024;
  private static final long TELL_EVERY_NANOS = 250_000_000;

  private final CallEngine engine;
  private final RunsHttp http;
  private final UUID runId;
  private final Artifact artifact;
  private final RequestOptions[] options;
  private final Consumer<DownloadProgress> listener;

  FileDownload(
      CallEngine engine,
      RunsHttp http,
      UUID runId,
      Artifact artifact,
      RequestOptions[] options,
      Consumer<DownloadProgress> listener) {
    this.engine = engine;
    this.http = http;
    this.runId = runId;
    this.artifact = artifact;
    this.options = options;
    this.listener = listener;
  }

  @Override
  public ArtifactDownload onProgress(Consumer<DownloadProgress> told) {
    return new FileDownload(engine, http, runId, artifact, options, told);
  }

  @Override
  public InputStream openStream() {
    return stream(new Sha256(), 0);
  }

  @Override
  public Path to(Path directory) {
    Path target = directory.resolve(SafeFileName.of(artifact.filename(), artifact.id()));
    Path part = target.resolveSibling(target.getFileName() + ".part");
    AtomicReference<ArtifactStream> running = new AtomicReference<>();
    return engine.interruptibly(
        "the download of " + artifact.filename(),
        options,
        () -> {
          try {
            if (!Files.isDirectory(directory)) {
              Files.createDirectories(directory); // Of Java 17 refuses a link (JDK-8294193).
            }
            fill(part, running);
            return Files.move(
                part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
          } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + target + ": " + e.getMessage(), e);
          }
        },
        () -> {
          ArtifactStream stream = running.get();
          if (stream != null) {
            stream.cancel();
          }
        });
  }

  private void fill(Path part, AtomicReference<ArtifactStream> running) throws IOException {
    try (FileChannel file = FileChannel.open(
        part,
        StandardOpenOption.CREATE,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS)) {
      lock(file, part);
      try {
        if (!complete(file, running)) {
          // What was there was not the beginning of this file, or the file changed on the way: once
          // more, from its first byte.
          file.truncate(0);
          requireComplete(file, running);
        }
      } catch (ChecksumMismatchException e) {
        Files.delete(part);
        throw e;
      }
      file.force(true);
    }
  }

  /** Adds to what {@code file} holds; false if the pieces do not make the artifact. */
  private boolean complete(FileChannel file, AtomicReference<ArtifactStream> running)
      throws IOException {
    try {
      requireComplete(file, running);
      return true;
    } catch (ChecksumMismatchException e) {
      ArtifactStream stream = running.get();
      if (stream != null && stream.isPieced()) {
        return false;
      }
      throw e;
    }
  }

  private void requireComplete(FileChannel file, AtomicReference<ArtifactStream> running)
      throws IOException {
    if (file.size() > artifact.sizeBytes()) {
      file.truncate(0);
    }
    Sha256 digest = new Sha256();
    long kept = hash(file, digest);
    byte[] chunk = new byte[CHUNK];
    long toldAt = engine.timing().nanoTime();
    try (ArtifactStream stream = stream(digest, kept)) {
      running.set(stream);
      for (int got = stream.read(chunk, 0, CHUNK); got >= 0; got = stream.read(chunk, 0, CHUNK)) {
        write(file, ByteBuffer.wrap(chunk, 0, got));
        if (engine.timing().nanoTime() - toldAt >= TELL_EVERY_NANOS) {
          toldAt = engine.timing().nanoTime();
          listener.accept(new DownloadProgress(stream.position(), artifact.sizeBytes()));
        }
      }
      listener.accept(new DownloadProgress(stream.position(), artifact.sizeBytes()));
    }
  }

  private ArtifactStream stream(Sha256 digest, long position) {
    return new ArtifactStream(engine, http, runId, artifact, options, digest, position);
  }

  private static long hash(FileChannel file, Sha256 digest) throws IOException {
    ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
    file.position(0);
    while (file.read(chunk) >= 0) {
      digest.update(chunk.array(), 0, chunk.position());
      chunk.clear();
    }
    return file.position();
  }

  private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  /** Keeps two downloads out of one part; held until the channel closes. */
  private static void lock(FileChannel file, Path part) throws IOException {
    boolean isOurs;
    try {
      isOurs = file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      isOurs = false;
    } catch (IOException e) {
      isOurs = true; // Some network file systems have no locks; the checksum still stands guard.
    }
    if (!isOurs) {
      throw new IOException(part + " is being written by another download");
    }
  }
}
