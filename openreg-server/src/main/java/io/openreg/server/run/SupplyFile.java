package io.openreg.server.run;

import com.fasterxml.jackson.databind.SequenceWriter;
import io.openreg.model.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** The rows that a run is given in place of a source, on their way to its worker: compressed JSON, a line for each. */
final class SupplyFile implements AutoCloseable {
  private static final String NAME = "supplied.jsonl.gz";

  private final Path path;
  private final SequenceWriter out;

  /** @param directory of the run's attempt */
  SupplyFile(Path directory) {
    this.path = directory.resolve(NAME);
    try {
      this.out = WireJson.mapper()
          .writer()
          .withRootValueSeparator("\n")
          .writeValues(new GZIPOutputStream(Files.newOutputStream(path)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void write(Map<String, @Nullable Object> row) {
    try {
      out.write(row);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path() {
    return path;
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
