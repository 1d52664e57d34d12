package io.openreg.server.run;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.files.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A directory for each attempt under way on this node, named {@code <run>-<attempt>}; only its owner can look inside. */
final class WorkDirectories {
  private static final Logger LOG = LoggerFactory.getLogger(WorkDirectories.class);
  private static final Pattern NAME = Pattern.compile("([0-9a-f-]{36})-([0-9]+)");

  private final Path root;

  WorkDirectories(Path root) {
    this.root = root;
  }

  /** Whose directory it is. */
  record Owner(UUID runId, int attempt) {}

  Path create(RunRow run) {
    Path directory = root.resolve(run.id() + "-" + run.attempt());
    deleteEarlier(run);
    try {
      Directories.delete(directory);
      Files.createDirectories(root);
      return Files.createDirectory(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (IOException | UncheckedIOException e) {
      throw new RunFailure(
          FailureCode.INITIALIZATION_ERROR,
          "The server has no place to work: its data directory cannot be written. See the server's log.",
          e);
    }
  }

  /** What earlier attempts have left that died with their server. */
  private void deleteEarlier(RunRow run) {
    owners().stream()
        .filter(owner -> owner.runId().equals(run.id()) && owner.attempt() < run.attempt())
        .forEach(this::delete);
  }

  void delete(RunRow run) {
    Directories.delete(root.resolve(run.id() + "-" + run.attempt()));
  }

  void delete(Owner owner) {
    Directories.delete(root.resolve(owner.runId() + "-" + owner.attempt()));
  }

  List<Owner> owners() {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(root)) {
      return entries.map(WorkDirectories::owner).flatMap(Optional::stream).toList();
    } catch (IOException e) {
      LOG.warn("The directories of runs cannot be listed", e);
      return List.of();
    }
  }

  private static Optional<Owner> owner(Path directory) {
    Matcher name = NAME.matcher(directory.getFileName().toString());
    return name.matches()
        ? Optional.of(new Owner(UUID.fromString(name.group(1)), Integer.parseInt(name.group(2))))
        : Optional.empty();
  }
}
