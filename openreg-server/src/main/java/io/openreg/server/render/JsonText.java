package io.openreg.server.render;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;

/** A nested value as compact JSON, for a cell of a flat file. */
final class JsonText {
  private final JsonValues values = new JsonValues();

  void append(Object value, Bytes out) throws UnfitValue {
    try (JsonGenerator generator = values.generator(out)) {
      values.write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory cannot fail", e);
    }
  }
}
