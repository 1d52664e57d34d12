package io.openreg.server.pipeline;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.model.WireJson;
import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows that a run is given in place of a source and code: those of an earlier run, corrected. Compressed JSON in the run's
 * working directory, a line for each row; dates and times are texts there.
 */
final class SuppliedRows implements Rows {
  private static final JsonMapper JSON = WireJson.mapper();

  private final MappingIterator<Map<String, @Nullable Object>> lines;
  private Columns columns = Columns.NONE;

  private SuppliedRows(MappingIterator<Map<String, @Nullable Object>> lines) {
    this.lines = lines;
  }

  static SuppliedRows open(Path path) {
    try {
      return new SuppliedRows(JSON.readerFor(new TypeReference<Map<String, @Nullable Object>>() {})
          .readValues(new GZIPInputStream(Files.newInputStream(path))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Columns columns() {
    return Columns.NONE;
  }

  @Override
  public @Nullable Row next() {
    try {
      return lines.hasNextValue() ? row(lines.nextValue()) : null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Row row(Map<String, @Nullable Object> values) {
    List<String> names = new ArrayList<>(values.keySet());
    if (!names.equals(columns.names())) {
      columns = Columns.named(names);
    }
    return new Row(columns, values.values().stream().map(SuppliedRows::value).toArray());
  }

  /** JSON knows no Long where an Integer does. */
  private static @Nullable Object value(@Nullable Object value) {
    return value instanceof Integer number ? (Object) number.longValue() : value;
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
