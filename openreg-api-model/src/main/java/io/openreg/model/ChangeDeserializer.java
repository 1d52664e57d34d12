package io.openreg.model;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads an absent member as unset, null as clear, anything else as a value of the declared type. */
final class ChangeDeserializer extends JsonDeserializer<Change<?>>
    implements ContextualDeserializer {
  private final @Nullable JsonDeserializer<?> ofValue;

  ChangeDeserializer() {
    this(null);
  }

  private ChangeDeserializer(@Nullable JsonDeserializer<?> ofValue) {
    this.ofValue = ofValue;
  }

  @Override
  public JsonDeserializer<?> createContextual(
      DeserializationContext context, @Nullable BeanProperty property) throws JsonMappingException {
    JavaType declared = property == null ? context.getContextualType() : property.getType();
    return new ChangeDeserializer(
        context.findContextualValueDeserializer(declared.containedTypeOrUnknown(0), property));
  }

  @Override
  public Change<?> deserialize(JsonParser json, DeserializationContext context) throws IOException {
    if (ofValue == null) {
      return context.reportBadDefinition(Change.class, "the type of the value is not known here");
    }
    return Change.setOrClear(ofValue.deserialize(json, context));
  }

  @Override
  public Change<?> getNullValue(DeserializationContext context) {
    return Change.clear();
  }

  @Override
  public Change<?> getAbsentValue(DeserializationContext context) {
    return Change.unset();
  }
}
