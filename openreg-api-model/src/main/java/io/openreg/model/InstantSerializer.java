package io.openreg.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Writes times in UTC with a {@code Z}; microseconds at most, which is what every database and language in the field can hold. */
final class InstantSerializer extends JsonSerializer<Instant> {
  @Override
  public void serialize(Instant instant, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    out.writeString(instant.truncatedTo(ChronoUnit.MICROS).toString());
  }
}
