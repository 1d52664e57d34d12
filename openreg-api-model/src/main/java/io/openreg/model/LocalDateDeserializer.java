package io.openreg.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads ISO 8601 dates. Jackson's own also takes arrays and times, which no document of ours holds. */
final class LocalDateDeserializer extends JsonDeserializer<LocalDate> {
  @Override
  public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (!json.hasToken(JsonToken.VALUE_STRING)) {
      return (LocalDate) context.handleUnexpectedToken(LocalDate.class, json);
    }
    String text = json.getText();
    try {
      LocalDate date = LocalDate.parse(text);
      FourDigitYear.require(date.getYear());
      return date;
    } catch (DateTimeException e) {
      return (LocalDate) context.handleWeirdStringValue(
          LocalDate.class, text, "expected an ISO 8601 date, such as 2024-01-20");
    }
  }
}
