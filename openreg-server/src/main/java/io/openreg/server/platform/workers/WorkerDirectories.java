package io.openreg.server.platform.workers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The working directories of the processes. Their names hold the server's process id, so that those of a killed server are known. */
final class WorkerDirectories {
  private static final Logger LOG = LoggerFactory.getLogger(WorkerDirectories.class);
  private static final String PREFIX = "worker-";

  private final Path parent;

  WorkerDirectories(Path parent) {
    this.parent = parent;
  }

  Path create() throws IOException {
    return Files.createTempDirectory(
        Files.createDirectories(parent), PREFIX + ProcessHandle.current().pid() + "-");
  }

  /** Deletes what servers that are gone have left. */
  void deleteStale() {
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(Files.createDirectories(parent), PREFIX + "*-*")) {
      for (Path directory : all) {
        if (isStale(directory)) {
          delete(directory);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isStale(Path directory) throws IOException {
    String name = String.valueOf(directory.getFileName());
    String pid = name.substring(PREFIX.length(), name.indexOf('-', PREFIX.length()));
    ProcessHandle self = ProcessHandle.current();
    if (pid.equals(Long.toString(self.pid()))) {
      // In a container the server has the same process id every time.
      FileTime written = Files.getLastModifiedTime(directory);
      return written.toInstant().isBefore(self.info().startInstant().orElse(Instant.MIN));
    }
    return pid.matches("[0-9]{1,18}") && ProcessHandle.of(Long.parseLong(pid)).isEmpty();
  }

  static void delete(Path directory) {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
      for (Path file : deepestFirst) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException e) {
      LOG.warn("A worker's directory could not be deleted: {}", directory, e);
    }
  }
}
