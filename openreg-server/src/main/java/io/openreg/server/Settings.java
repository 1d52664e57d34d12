package io.openreg.server;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The environment variables this release knows: those that stand in {@code openreg.yml}, and where. */
final class Settings {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(OPENREG_[A-Z_]+)(?::-([^}]*))?}");
  private static final String PREFIX = "OPENREG_";
  private static final String FILE = "_FILE";
  /** Read by the commands, by the Java client and by the quickstart, which may share an environment with the server. */
  private static final Set<String> OF_OTHERS = Set.of(
      "OPENREG_NEW_ENCRYPTION_KEY",
      "OPENREG_BASE_URL",
      "OPENREG_API_KEY",
      "OPENREG_TIMEOUT",
      "OPENREG_TEST_PG");

  private final Map<String, Setting> byVariable;

  private Settings(Map<String, Setting> byVariable) {
    this.byVariable = byVariable;
  }

  /** @param file {@code openreg.yml} before its variables are filled in */
  static Settings of(JsonNode file) {
    Map<String, Setting> found = new LinkedHashMap<>();
    collect(file, JsonPointer.empty(), found);
    return new Settings(found);
  }

  private static void collect(JsonNode node, JsonPointer at, Map<String, Setting> found) {
    node.properties()
        .forEach(field -> collect(field.getValue(), at.appendProperty(field.getKey()), found));
    if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        collect(node.get(index), at.appendIndex(index), found);
      }
    }
    Matcher variables = VARIABLE.matcher(node.isTextual() ? node.asText() : "");
    while (variables.find()) {
      String value = Optional.ofNullable(variables.group(2)).orElse("");
      found
          .computeIfAbsent(variables.group(1), name -> new Setting(name, value, new ArrayList<>()))
          .places()
          .add(at);
    }
  }

  /** In the order of the file. */
  List<Setting> all() {
    return List.copyOf(byVariable.values());
  }

  /** What of the environment has no effect, though somebody meant it to. */
  List<String> unknown(Set<String> environment) {
    return environment.stream()
        .filter(name -> name.startsWith(PREFIX))
        .sorted()
        .filter(name -> !isKnown(name))
        .map(name -> name + " is no setting of this release and is ignored. The nearest one is "
            + nearest(name) + ".")
        .toList();
  }

  /** Variables that are set although the operator's own file says something else in their place. */
  List<String> overridden(Set<String> environment, JsonNode own, String file) {
    return byVariable.values().stream()
        .filter(setting -> environment.contains(setting.variable())
            || environment.contains(setting.variable() + FILE))
        .filter(setting -> setting.places().stream().allMatch(place -> says(own, place)))
        .filter(setting -> !mentions(own, setting.variable()))
        .map(setting -> setting.variable() + " has no effect: " + file + " says something else.")
        .toList();
  }

  /** The message with the variables of the settings it speaks of. */
  String explain(String message) {
    String names = byVariable.values().stream()
        .filter(setting -> setting.places().stream()
            .anyMatch(place -> List.of(message.split("[\\s;,]+")).contains(dotted(place))))
        .map(Setting::variable)
        .reduce((one, other) -> one + ", " + other)
        .orElse("");
    return names.isEmpty() ? message : names + ": " + message;
  }

  private boolean isKnown(String name) {
    return byVariable.containsKey(name)
        || OF_OTHERS.contains(name)
        || (name.endsWith(FILE) && isKnown(name.substring(0, name.length() - FILE.length())));
  }

  private String nearest(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    return byVariable.keySet().stream()
        .min(Comparator.comparingInt(known -> distance.apply(known, name)))
        .orElseThrow();
  }

  private static boolean says(JsonNode own, JsonPointer place) {
    JsonNode at = own;
    JsonPointer rest = place;
    while (!rest.matches()) {
      if (at.isArray()) {
        return true;
      }
      at = at.path(rest.getMatchingProperty());
      if (at.isMissingNode()) {
        return false;
      }
      rest = rest.tail();
    }
    return true;
  }

  private static boolean mentions(JsonNode own, String variable) {
    return own.toString().contains("${" + variable);
  }

  /** As Dropwizard's messages write it: {@code server.applicationConnectors.[0].port}. */
  private static String dotted(JsonPointer place) {
    return place.toString().substring(1).replaceAll("/([0-9]+)", ".[$1]").replace('/', '.');
  }

  /**
   * One setting.
   *
   * @param variable in the environment
   * @param value where nothing is said
   * @param places in the file
   */
  record Setting(String variable, String value, List<JsonPointer> places) {}
}
