package io.openreg.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the document has it.
 *
 * @param path with its parameters in braces
 * @param node the document's own words
 * @param body the schema of its body; null if it takes none
 */
record ApiOperation(
    String id,
    String method,
    String path,
    JsonNode node,
    List<ApiParameter> parameters,
    @Nullable JsonNode body) {
  private static final Pattern BRACES = Pattern.compile("\\{([a-z_]+)}");
  private static final Pattern PERMISSION = Pattern.compile("`([a-z]+:[a-z*]+)`");

  boolean isAt(String address) {
    return Pattern.matches(BRACES.matcher(path).replaceAll("[^/]+"), address);
  }

  int variables() {
    return (int) BRACES.matcher(path).results().count();
  }

  /** The statuses it names; whatever else it answers must be the one error body. */
  Set<String> statuses() {
    Set<String> statuses = new TreeSet<>();
    node.path("responses").fieldNames().forEachRemaining(statuses::add);
    statuses.remove("default");
    return statuses;
  }

  boolean documents(int status) {
    return node.path("responses").has(String.valueOf(status));
  }

  /** Whether an answer of this status is a file or a stream, which has no schema to be held to. */
  boolean isOpaque(int status) {
    JsonNode content = node.path("responses").path(String.valueOf(status)).path("content");
    return !content.isEmpty() && !content.has("application/json");
  }

  boolean isOpen() {
    return node.path("security").isEmpty();
  }

  boolean bodyIsRequired() {
    return node.path("requestBody").path("required").asBoolean();
  }

  Stream<ApiParameter> parametersIn(String place) {
    return parameters.stream().filter(parameter -> parameter.place().equals(place));
  }

  boolean heeds(String header) {
    return parametersIn("header").anyMatch(parameter -> parameter.name().equals(header));
  }

  /** The permissions one of which it asks for, as the description ends with them. */
  Optional<List<String>> permissions() {
    String description = node.path("description").asText();
    int sentence = description.lastIndexOf("Needs the permission ");
    return sentence < 0
        ? Optional.empty()
        : Optional.of(PERMISSION
            .matcher(description.substring(sentence))
            .results()
            .map(found -> found.group(1))
            .toList());
  }

  /** The path with {@code value} in the place of that parameter, and the others as they are. */
  static String filled(String path, String parameter, String value) {
    return path.replace("{" + parameter + "}", value);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
