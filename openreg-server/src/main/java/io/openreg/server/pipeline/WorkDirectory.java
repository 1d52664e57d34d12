package io.openreg.server.pipeline;

import io.openreg.server.render.RenderedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory that an attempt writes to. */
record WorkDirectory(Path path) {
  private static final Logger LOG = LoggerFactory.getLogger(WorkDirectory.class);

  /** Deletes whatever is in it, as far as possible: the run has failed for another reason. */
  void clear() {
    try {
      deleteExcept(Set.of());
    } catch (UncheckedIOException e) {
      LOG.warn("What a failed run has written could not be deleted from {}", path, e);
    }
  }

  /** Deletes whatever is not one of these. */
  void keepOnly(Produced produced) {
    deleteExcept(Stream.concat(
            produced.files().stream().map(RenderedFile::path),
            produced.spools().stream().map(SpooledRows::path))
        .collect(Collectors.toSet()));
  }

  private void deleteExcept(Set<Path> kept) {
    if (!Files.isDirectory(path)) {
      return;
    }
    try (Stream<Path> found = Files.walk(path)) {
      List<Path> deepestFirst = found
          .filter(each -> !each.equals(path) && !kept.contains(each))
          .sorted(Comparator.reverseOrder())
          .toList();
      for (Path each : deepestFirst) {
        Files.deleteIfExists(each);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
