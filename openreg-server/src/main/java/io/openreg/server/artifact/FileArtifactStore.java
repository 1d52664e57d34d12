package io.openreg.server.artifact;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.io.ByteStreams;
import io.openreg.server.platform.files.Directories;
import io.openreg.server.platform.identity.TenantId;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files under {@code <root>/<tenant>/<run>/<attempt>/<position>}: no part of the path comes from outside. */
final class FileArtifactStore implements ArtifactStore {
  private static final Logger LOG = LoggerFactory.getLogger(FileArtifactStore.class);
  private static final int BUFFER = 1 << 16;
  private static final int REMEMBERED = 10_000;
  private static final int PROBE_SIZE = 4096;
  /** Tenant, run, attempt. */
  private static final int ATTEMPT_DEPTH = 3;

  private final Path root;
  private final Cache<Path, Seen> verified =
      Caffeine.newBuilder().maximumSize(REMEMBERED).build();

  FileArtifactStore(Path root) {
    this.root = root;
  }

  /** What a file looked like when its content was found to be right. */
  private record Seen(long size, FileTime changed, String sha256) {}

  @Override
  public String publish(Path file, ArtifactPlace place, int position) throws IOException {
    Path target = publish(file, place, String.valueOf(position));
    return "artifact:/" + root.relativize(target).toString().replace(File.separatorChar, '/');
  }

  private Path publish(Path file, ArtifactPlace place, String name) throws IOException {
    Path directory = directory(place);
    boolean known = Files.isDirectory(directory);
    Files.createDirectories(directory);
    Path target = directory.resolve(name);
    sync(file);
    try {
      Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      moveAcross(file, target);
    }
    syncDirectory(directory);
    if (!known) {
      Path run = directory(place.tenant(), place.runId());
      List.of(run, root.resolve(place.tenant().toString()), root)
          .forEach(FileArtifactStore::syncDirectory);
    }
    return target;
  }

  @Override
  public void publishSpool(Path file, ArtifactPlace place, String name) throws IOException {
    publish(file, place, name);
  }

  @Override
  public InputStream openSpool(ArtifactPlace place, String name) throws IOException {
    return Files.newInputStream(directory(place).resolve(name));
  }

  @Override
  public void discardSpool(ArtifactPlace place, String name) throws IOException {
    Files.deleteIfExists(directory(place).resolve(name));
  }

  /** To another file system: a copy under another name first, so that no half of a file is ever at its place. */
  private static void moveAcross(Path file, Path target) throws IOException {
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      Files.copy(file, part, StandardCopyOption.REPLACE_EXISTING);
      sync(part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      Files.delete(file);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  @Override
  public InputStream open(StoredArtifact artifact, long offset, long length) throws IOException {
    ArtifactPlace place =
        new ArtifactPlace(artifact.tenantId(), artifact.runId(), artifact.attempt());
    Path file = directory(place).resolve(String.valueOf(artifact.position()));
    try {
      verify(artifact, file);
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      channel.position(offset);
      InputStream content = ByteStreams.limit(Channels.newInputStream(channel), length);
      boolean whole = offset == 0 && length == artifact.sizeBytes();
      return whole ? new VerifiedStream(content, sha256(), artifact) : content;
    } catch (NoSuchFileException e) {
      throw new DamagedArtifact(artifact, "is gone");
    }
  }

  private void verify(StoredArtifact artifact, Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    Seen now = new Seen(attributes.size(), attributes.lastModifiedTime(), artifact.sha256());
    if (now.equals(verified.getIfPresent(file))) {
      return;
    }
    if (attributes.size() != artifact.sizeBytes() || !digest(file).equals(artifact.sha256())) {
      throw new DamagedArtifact(artifact, "is not what the run has made");
    }
    verified.put(file, now);
  }

  private static String digest(Path file) throws IOException {
    MessageDigest sha256 = sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        sha256.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  @Override
  public void discard(ArtifactPlace place) {
    Directories.delete(directory(place));
  }

  @Override
  public void discardAll(TenantId tenant, UUID runId) {
    Directories.delete(directory(tenant, runId));
  }

  @Override
  public void keepOnly(ArtifactPlace place) {
    Path keep = directory(place);
    Path run = directory(place.tenant(), place.runId());
    if (!Files.isDirectory(run)) {
      return;
    }
    try (Stream<Path> attempts = Files.list(run)) {
      attempts.filter(attempt -> !attempt.equals(keep)).forEach(Directories::delete);
    } catch (IOException e) {
      LOG.warn("Files of dead attempts are left in {}", run, e);
    }
  }

  @Override
  public void eachUntouchedSince(Instant then, Consumer<ArtifactPlace> visitor) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (Stream<Path> attempts =
        Files.find(root, ATTEMPT_DEPTH, (path, attributes) -> attributes.isDirectory())) {
      for (Path attempt : (Iterable<Path>) attempts::iterator) {
        ArtifactPlace place = place(attempt);
        if (place != null && isUntouchedSince(then, attempt)) {
          visitor.accept(place);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Null for a directory that is none of an attempt. */
  private @Nullable ArtifactPlace place(Path directory) {
    Path below = root.relativize(directory);
    if (below.getNameCount() != ATTEMPT_DEPTH) {
      return null;
    }
    try {
      return new ArtifactPlace(
          new TenantId(UUID.fromString(below.getName(0).toString())),
          UUID.fromString(below.getName(1).toString()),
          Integer.parseInt(below.getName(2).toString()));
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static boolean isUntouchedSince(Instant then, Path directory) throws IOException {
    return Files.getLastModifiedTime(directory).toInstant().isBefore(then);
  }

  @Override
  public void probe() throws IOException {
    Files.createDirectories(root);
    Path probe = Files.createTempFile(root, "probe", null);
    try {
      // More than a name: on a full disk an empty file can still be made.
      Files.write(probe, new byte[PROBE_SIZE]);
      sync(probe);
    } finally {
      Files.deleteIfExists(probe);
    }
  }

  private Path directory(ArtifactPlace place) {
    return directory(place.tenant(), place.runId()).resolve(String.valueOf(place.attempt()));
  }

  private Path directory(TenantId tenant, UUID runId) {
    return root.resolve(tenant.toString()).resolve(runId.toString());
  }

  /** What is renamed before it is on the disk can be empty after a power cut. */
  private static void sync(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void syncDirectory(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Some file systems cannot; they order a rename after the data by themselves.
      LOG.debug("{} cannot be synchronised", directory, e);
    }
  }
}
