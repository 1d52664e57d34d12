package io.openreg.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can be wrong with one value of a request, each with its name. */
final class BadValues {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int BEYOND_EVERY_DEPTH = 900;
  private static final int BEYOND_EVERY_LENGTH = 1_000_001;
  // Less than the 8 KiB that a request's first line may have, more than any parameter needs.
  private static final String LONG = "a".repeat(4_000);

  private BadValues() {}

  /** In place of a member of a body that was {@code good}; absence is not among them. */
  static Map<String, JsonNode> of(JsonNode good) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    values.put("null", JSON.nullNode());
    values.put("wrong type", wrongType(good));
    values.put("another wrong type", JSON.arrayNode().add(1));
    values.put("empty", empty(good));
    values.put("over-long", overLong(good));
    values.put("NUL", nul(good));
    values.put("deep", deep());
    return values;
  }

  private static JsonNode wrongType(JsonNode good) {
    return good.isContainerNode() ? JSON.textNode("text") : JSON.objectNode().put("a", 1);
  }

  private static JsonNode empty(JsonNode good) {
    if (good.isObject()) {
      return JSON.objectNode();
    }
    return good.isArray() ? JSON.arrayNode() : JSON.textNode("");
  }

  private static JsonNode overLong(JsonNode good) {
    if (good.isNumber()) {
      return JSON.numberNode(new BigInteger("9".repeat(60)));
    }
    String text = "a".repeat(BEYOND_EVERY_LENGTH);
    return good.isObject() ? JSON.objectNode().put(text, text) : JSON.textNode(text);
  }

  private static JsonNode nul(JsonNode good) {
    return good.isObject()
        ? JSON.objectNode().put("a\0b", "c\0d")
        : JSON.textNode(good.asText() + "\0");
  }

  private static JsonNode deep() {
    ArrayNode deep = JSON.arrayNode();
    for (int depth = 1; depth < BEYOND_EVERY_DEPTH; depth++) {
      ArrayNode outer = JSON.arrayNode();
      outer.add(deep);
      deep = outer;
    }
    return deep;
  }

  /** In place of a parameter in a query or a path, as it stands in the address. */
  static List<String> inAddress(String form) {
    return switch (form) {
      case "uuid" ->
        List.of(
            "x",
            "%00",
            "1-1-1-1-1",
            "%ff",
            "null",
            LONG,
            "550e8400-e29b-41d4-a716-44665544000%00",
            "550e8400-e29b-41d4-a716-4466554400000");
      case "int32", "int64", "integer" ->
        List.of(
            "x", "", "-1", "1.5", "1e3", "99999999999999999999999", "%00", "null", "%2B1", LONG);
      case "boolean" -> List.of("maybe", "", "2", "%00", "null", LONG);
      case "date", "date-time" ->
        List.of(
            "yesterday",
            "2024-02-30",
            "2024-01-19T25:00:00Z",
            "%2B999999999-12-31T23:59:59Z",
            "-999999999-01-01",
            "0000-00-00",
            "%00",
            "",
            LONG);
      default ->
        List.of("", "%00", "a%00b", "%ff%fe", "%ED%A0%80", "'; DROP TABLE run; --", LONG).stream()
            .map(value -> value.replace(" ", "%20"))
            .toList();
    };
  }

  /** In place of a header. */
  static List<String> inHeader(String name) {
    return switch (name) {
      case "Range" ->
        List.of(
            "bytes=",
            "bytes=-",
            "bytes=5-2",
            "bytes=x-y",
            "items=0-1",
            "bytes=0-0,2-2",
            "bytes=99999999999999999999999-",
            "bytes=-99999999999999999999999",
            LONG);
      case "Last-Event-ID" -> List.of("x", "-1", "1.5", "99999999999999999999999", LONG);
      default -> List.of("", "two words", "a\tb", "*, *", "\"", "W/\"x\"", "\"a\",\"b\"", LONG);
    };
  }
}
