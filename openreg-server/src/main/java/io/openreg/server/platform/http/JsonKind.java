package io.openreg.server.platform.http;

import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What a Java type is called in JSON, for people who do not see our classes. */
final class JsonKind {
  private JsonKind() {}

  static String of(Class<?> type) {
    if (type == String.class) {
      return "a string";
    }
    if (type == Boolean.class || type == boolean.class) {
      return "true or false";
    }
    if (type == UUID.class) {
      return "a UUID";
    }
    if (type == LocalDate.class) {
      return "a date as YYYY-MM-DD";
    }
    if (Temporal.class.isAssignableFrom(type)) {
      return "a time as ISO 8601";
    }
    if (Integer.class == type || Long.class == type || type == int.class || type == long.class) {
      return "an integer";
    }
    if (Number.class.isAssignableFrom(type)) {
      return "a number";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    if (Map.class.isAssignableFrom(type) || type.isRecord()) {
      return "an object";
    }
    return "of another type";
  }
}
