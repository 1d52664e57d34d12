package io.openreg.server.pipeline;

import io.openreg.model.error.FieldError;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the members of a version's config one by one, and gathers what is wrong with them. A null member counts as absent. */
final class ConfigReader {
  private final List<Object> place;
  private final Map<String, @Nullable Object> config;
  private final Set<String> known = new TreeSet<>();
  private final List<FieldError> problems = new ArrayList<>();

  ConfigReader(Map<String, @Nullable Object> config) {
    this(List.of("body", "config"), config);
  }

  private ConfigReader(List<Object> place, Map<String, @Nullable Object> config) {
    this.place = place;
    this.config = config;
  }

  /** A member that has members of its own, whose problems have to be {@link #add}ed. */
  Optional<ConfigReader> members(String member) {
    Object value = take(member);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Map<?, ?> members)) {
      problem("type_error", "must be an object", member);
      return Optional.empty();
    }
    Map<String, @Nullable Object> named = new LinkedHashMap<>();
    members.forEach((name, given) -> named.put(String.valueOf(name), given));
    List<Object> below = new ArrayList<>(place);
    below.add(member);
    return Optional.of(new ConfigReader(below, named));
  }

  void add(FieldError problem) {
    problems.add(problem);
  }

  Optional<String> text(String member, int longest) {
    Object value = take(member);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text)) {
      problem("type_error", "must be a string", member);
      return Optional.empty();
    }
    if (text.isBlank() || text.length() > longest) {
      problem("value_error", "must have 1 to " + longest + " characters", member);
      return Optional.empty();
    }
    return Optional.of(text.strip());
  }

  Optional<Integer> number(String member, int least, int most) {
    Object value = take(member);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof Integer || value instanceof Long)) {
      problem("type_error", "must be a whole number", member);
      return Optional.empty();
    }
    long number = ((Number) value).longValue();
    if (number < least || number > most) {
      problem("value_error", "must be from " + least + " to " + most, member);
      return Optional.empty();
    }
    return Optional.of((int) number);
  }

  /** Refuses a member that would have no effect yet. One that asks for nothing passes. */
  void reserve(String member) {
    Object value = take(member);
    boolean nothing = value == null || (value instanceof Collection<?> list && list.isEmpty());
    if (!nothing) {
      problem("not_supported", "is not supported yet", member);
    }
  }

  /** Members that somebody else reads. */
  void leave(Set<String> members) {
    known.addAll(members);
  }

  void refuseUnknown() {
    for (String member : config.keySet()) {
      if (!known.contains(member)) {
        problem(
            "unknown_option",
            "is not an option here; known are " + String.join(", ", known),
            member);
      }
    }
  }

  void problem(String type, String msg, Object... below) {
    problem(type, msg, List.of(below));
  }

  void problem(String type, String msg, List<Object> below) {
    List<Object> loc = new ArrayList<>(place);
    loc.addAll(below);
    problems.add(new FieldError(loc, msg, type));
  }

  List<FieldError> problems() {
    return problems;
  }

  private @Nullable Object take(String member) {
    known.add(member);
    return config.get(member);
  }
}
