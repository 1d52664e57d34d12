package io.openreg.server.connector;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one JSON object with their types and ranges. What is wrong is collected, and so is, at the end, what
 * nobody has asked for. A member that is null counts as absent.
 */
final class SettingReader {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

  private final List<String> location;
  private final Map<String, @Nullable Object> members;
  private final List<ConfigProblem> problems;
  private final Set<String> known = new LinkedHashSet<>();

  SettingReader(
      List<String> location, Map<String, @Nullable Object> members, List<ConfigProblem> problems) {
    this.location = List.copyOf(location);
    this.members = members;
    this.problems = problems;
  }

  /** A text without control characters. */
  Optional<String> text(String name, int longest) {
    Object value = take(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!(value instanceof String text)
        || text.isBlank()
        || CONTROL.matcher(text).find()) {
      problem(name, "must be a text of one line");
    } else if (text.length() > longest) {
      problem(name, "must have at most " + longest + " characters");
    } else {
      return Optional.of(text);
    }
    return Optional.empty();
  }

  /** A text that must be there; where it is not, a problem is noted and nothing comes back. */
  Optional<String> requiredText(String name, int longest) {
    if (members.get(name) == null) {
      problem(name, "is required");
    }
    return text(name, longest);
  }

  /** A text of a certain form, which the description completes: "must be …". */
  Optional<String> text(String name, Pattern form, String description) {
    Optional<String> text = text(name, Integer.MAX_VALUE);
    if (text.isPresent() && !form.matcher(text.get()).matches()) {
      problem(name, "must be " + description);
      return Optional.empty();
    }
    return text;
  }

  /** A text of any characters, as a password may have. */
  Optional<String> secret(String name, int longest) {
    Object value = take(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof String text && text.length() <= longest) {
      return Optional.of(text);
    }
    problem(name, "must be a text of at most " + longest + " characters");
    return Optional.empty();
  }

  /** One of a few words. */
  Optional<String> oneOf(String name, Collection<String> words) {
    Optional<String> text = text(name, Integer.MAX_VALUE);
    if (text.isPresent() && !words.contains(text.get())) {
      problem(name, "must be one of " + String.join(", ", words));
      return Optional.empty();
    }
    return text;
  }

  /** A whole number in a range, both ends included. */
  Optional<Integer> number(String name, int least, int most) {
    Object value = take(name);
    if (value == null) {
      return Optional.empty();
    }
    if ((value instanceof Integer || value instanceof Long)
        && ((Number) value).longValue() >= least
        && ((Number) value).longValue() <= most) {
      return Optional.of(((Number) value).intValue());
    }
    problem(name, "must be a whole number from " + least + " to " + most);
    return Optional.empty();
  }

  Optional<Boolean> flag(String name) {
    Object value = take(name);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof Boolean flag) {
      return Optional.of(flag);
    }
    problem(name, "must be true or false");
    return Optional.empty();
  }

  /** The reader of a nested object, of an empty one where it is absent. */
  SettingReader object(String name) {
    Object value = take(name);
    Map<String, @Nullable Object> nested = new TreeMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, member) -> nested.put(String.valueOf(key), member));
    } else if (value != null) {
      problem(name, "must be an object");
    }
    return new SettingReader(at(name), nested, problems);
  }

  /** Notes a problem with a member. */
  void problem(String name, String message) {
    problems.add(new ConfigProblem(at(name), message));
  }

  /** Notes a problem with a member of another object of the same request. */
  void beside(String object, String name, String message) {
    problems.add(new ConfigProblem(List.of(object, name), message));
  }

  /** Notes every member that has not been asked for. */
  void refuseTheRest() {
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        problem(name, "is not known here; known are " + String.join(", ", known));
      }
    }
  }

  private @Nullable Object take(String name) {
    known.add(name);
    return members.get(name);
  }

  private List<String> at(String name) {
    List<String> path = new ArrayList<>(location);
    path.add(name);
    return path;
  }
}
