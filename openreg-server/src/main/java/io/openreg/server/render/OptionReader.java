package io.openreg.server.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON object of options, member by member. What does not fit becomes a problem with its location and the
 * default is returned, so that one pass finds them all. A member that is null counts as absent.
 */
final class OptionReader {
  private final List<Object> loc;
  private final Map<?, ?> members;
  private final TreeSet<String> known = new TreeSet<>();
  private final Consumer<OptionProblem> problems;

  OptionReader(List<Object> loc, Map<?, ?> members, Consumer<OptionProblem> problems) {
    this.loc = List.copyOf(loc);
    this.members = members;
    this.problems = problems;
  }

  boolean has(String name) {
    known.add(name);
    return members.get(name) != null;
  }

  @Nullable
  String string(String name) {
    Object value = take(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    typeProblem("must be a string", name);
    return null;
  }

  String string(String name, String otherwise) {
    String value = string(name);
    return value == null ? otherwise : value;
  }

  boolean flag(String name, boolean otherwise) {
    Object value = take(name);
    if (value == null || value instanceof Boolean) {
      return value == null ? otherwise : (Boolean) value;
    }
    typeProblem("must be true or false", name);
    return otherwise;
  }

  @Nullable
  Long number(String name, long least, long most) {
    Object value = take(name);
    if (value == null) {
      return null;
    }
    if (!(value instanceof Integer || value instanceof Long)) {
      typeProblem("must be a whole number", name);
      return null;
    }
    long number = ((Number) value).longValue();
    if (number < least || number > most) {
      valueProblem("must be from " + least + " to " + most, name);
      return null;
    }
    return number;
  }

  int number(String name, int least, int most, int otherwise) {
    Long value = number(name, (long) least, (long) most);
    return value == null ? otherwise : value.intValue();
  }

  /** One character, or what {@code otherwise} says. */
  char character(String name, char otherwise) {
    Character value = characterOrNone(name, otherwise);
    if (value == null) {
      valueProblem("must be one character", name);
      return otherwise;
    }
    return value;
  }

  /** One character, or null where the member is an empty string. */
  @Nullable
  Character characterOrNone(String name, @Nullable Character otherwise) {
    String value = string(name);
    if (value == null) {
      return otherwise;
    }
    if (value.isEmpty()) {
      return null;
    }
    if (value.length() > 1 || "\r\n\0".contains(value) || Character.isSurrogate(value.charAt(0))) {
      valueProblem("must be one character, and no line break", name);
      return otherwise;
    }
    return value.charAt(0);
  }

  String lineEnding(String name, String otherwise) {
    String value = string(name);
    if (value == null) {
      return otherwise;
    }
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "lf", "\n" -> "\n";
      case "crlf", "\r\n" -> "\r\n";
      default -> {
        valueProblem("must be lf or crlf", name);
        yield otherwise;
      }
    };
  }

  /** Text with placeholders, each checked to be one that can be filled there. */
  @Nullable
  Template template(String name, boolean dataAllowed) {
    String value = string(name);
    if (value == null || value.isEmpty()) {
      return null;
    }
    return Template.parse(value, dataAllowed, msg -> valueProblem(msg, name));
  }

  @Nullable
  OptionReader object(String name) {
    Object value = take(name);
    if (value == null) {
      return null;
    }
    if (value instanceof Map<?, ?> map) {
      return new OptionReader(at(name), map, problems);
    }
    typeProblem("must be an object", name);
    return null;
  }

  /** The members of a list; empty where it is absent. */
  List<?> list(String name) {
    Object value = take(name);
    if (value == null || value instanceof List<?>) {
      return value == null ? List.of() : (List<?>) value;
    }
    typeProblem("must be a list", name);
    return List.of();
  }

  List<String> strings(String name) {
    List<String> strings = new ArrayList<>();
    List<?> values = list(name);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof String string) {
        strings.add(string);
      } else {
        typeProblem("must be a string", name, i);
      }
    }
    return strings;
  }

  List<OptionReader> objects(String name) {
    List<OptionReader> objects = new ArrayList<>();
    List<?> values = list(name);
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i) instanceof Map<?, ?> map) {
        objects.add(new OptionReader(at(name, i), map, problems));
      } else {
        typeProblem("must be an object", name, i);
      }
    }
    return objects;
  }

  /** The member as it is, counted as known. */
  @Nullable
  Object take(String name) {
    known.add(name);
    return members.get(name);
  }

  /** All members as they are, for an object whose names the user chooses. */
  Map<?, ?> takeAll() {
    members.keySet().forEach(name -> known.add(String.valueOf(name)));
    return members;
  }

  /** An object without members. */
  OptionReader empty() {
    return new OptionReader(loc, Map.of(), problems);
  }

  /** Reports every member that nobody asked for. */
  void refuseUnknown() {
    for (Object name : members.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        problem(
            "unknown_option", "is not an option here; known are " + String.join(", ", known), name);
      }
    }
  }

  void typeProblem(String msg, Object... below) {
    problem("type_error", msg, below);
  }

  void valueProblem(String msg, Object... below) {
    problem("value_error", msg, below);
  }

  void problem(String type, String msg, Object... below) {
    problems.accept(new OptionProblem(at(below), msg, type));
  }

  private List<Object> at(Object... below) {
    List<Object> place = new ArrayList<>(loc);
    place.addAll(List.of(below));
    return place;
  }
}
