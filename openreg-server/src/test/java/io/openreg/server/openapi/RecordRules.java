package io.openreg.server.openapi;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.openreg.model.Change;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a record's declaration says of its members: required unless it may be null, absent or changed. */
final class RecordRules {
  private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
      new PropertyNamingStrategies.SnakeCaseStrategy();

  private RecordRules() {}

  static void apply(Class<?> record, Schema<?> schema) {
    Map<String, Schema> properties = properties(schema);
    schema.setRequired(null);
    for (RecordComponent component : record.getRecordComponents()) {
      String name = name(component);
      Schema<?> property = properties.get(name);
      if (property == null) {
        continue;
      }
      if (component.getType() == Change.class) {
        properties.put(name, changed(component, property));
      } else if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        properties.put(name, nullable(property));
      } else {
        schema.addRequiredItem(name);
      }
    }
  }

  /** Where a map or a list takes any JSON value, Swagger says "objects". */
  static void openFreeForm(Schema<?> schema) {
    if (schema.getAdditionalProperties() instanceof Schema<?> values) {
      if (isAnyObject(values)) {
        schema.setAdditionalProperties(true);
      } else {
        openFreeForm(values);
      }
    }
    if (schema.getItems() != null) {
      if (isAnyObject(schema.getItems())) {
        schema.setItems(new Schema<>());
      } else {
        openFreeForm(schema.getItems());
      }
    }
    properties(schema).values().forEach(RecordRules::openFreeForm);
  }

  private static boolean isAnyObject(Schema<?> schema) {
    return "object".equals(schema.getType())
        && schema.getProperties() == null
        && schema.getAdditionalProperties() == null;
  }

  @SuppressWarnings("rawtypes") // As Swagger declares it.
  private static Map<String, Schema> properties(Schema<?> schema) {
    return schema.getProperties() == null ? Map.of() : schema.getProperties();
  }

  private static String name(RecordComponent component) {
    JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
    return named == null || named.value().isEmpty()
        ? SNAKE_CASE.translate(component.getName())
        : named.value();
  }

  /** A member of an update: its constraints stand at the type argument, and null clears it unless they forbid that. */
  private static Schema<?> changed(RecordComponent component, Schema<?> property) {
    AnnotatedElement value = ((AnnotatedParameterizedType) component.getAnnotatedType())
        .getAnnotatedActualTypeArguments()[0];
    Size size = value.getAnnotation(Size.class);
    if (size != null && size.max() < Integer.MAX_VALUE) {
      limit(property, size.max());
    }
    if (value.isAnnotationPresent(NotBlank.class)) {
      property.setMinLength(1);
    }
    boolean cleared = !value.isAnnotationPresent(NotNull.class)
        && !value.isAnnotationPresent(NotBlank.class)
        && !value.isAnnotationPresent(NotEmpty.class);
    return cleared ? nullable(property) : property;
  }

  private static void limit(Schema<?> property, int size) {
    if (property.getItems() != null) {
      property.setMaxItems(size);
      // Swagger takes the limit of the list for one of its elements.
      property.getItems().setMaxLength(null);
      property.getItems().setMinLength(null);
    } else if ("object".equals(property.getType())) {
      property.setMaxProperties(size);
    } else {
      property.setMaxLength(size);
    }
  }

  private static Schema<?> nullable(Schema<?> property) {
    if (property.get$ref() == null) {
      property.setNullable(true);
      return property;
    }
    // OpenAPI 3.0 ignores whatever stands beside a reference.
    return new Schema<>().allOf(List.of(property)).nullable(true);
  }
}
