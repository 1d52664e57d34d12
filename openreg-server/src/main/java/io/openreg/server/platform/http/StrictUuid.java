package io.openreg.server.platform.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.util.UUID;

/** Reads ids of bodies as strictly as those of paths: Jackson's own reading trims them, and takes an empty text for none. */
final class StrictUuid extends StdScalarDeserializer<UUID> {
  private static final long serialVersionUID = 1;

  StrictUuid() {
    super(UUID.class);
  }

  @Override
  public UUID deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (json.hasToken(JsonToken.VALUE_STRING)) {
      try {
        return StrictParameters.uuid(json.getText());
      } catch (IllegalArgumentException e) {
        // Refused below.
      }
    }
    throw MismatchedInputException.from(json, UUID.class, "not a UUID");
  }
}
