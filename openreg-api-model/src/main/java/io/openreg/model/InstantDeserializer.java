package io.openreg.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;

/** Reads ISO 8601 times with any offset. A time without an offset is refused: it would mean another moment on every machine. */
final class InstantDeserializer extends JsonDeserializer<Instant> {
  @Override
  public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return (Instant) context.handleUnexpectedToken(Instant.class, json);
    }
    String text = json.getText();
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      FourDigitYear.require(time.getYear());
      return time.toInstant();
    } catch (DateTimeException e) {
      return (Instant) context.handleWeirdStringValue(
          Instant.class,
          text,
          "expected an ISO 8601 time with an offset, such as 2024-01-20T06:00:15Z");
    }
  }
}
