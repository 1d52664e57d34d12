package io.openreg.model;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/** Writes a set change as its value and a clearing one as null; an unset one counts as empty and is left out. */
final class ChangeSerializer extends JsonSerializer<Change<?>> {
  @Override
  public boolean isEmpty(SerializerProvider provider, Change<?> change) {
    return change == null || change.isUnset();
  }

  @Override
  public void serialize(Change<?> change, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    provider.defaultSerializeValue(change.value(), out);
  }
}
