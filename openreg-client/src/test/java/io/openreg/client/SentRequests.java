package io.openreg.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.openreg.model.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import mockwebserver3.RecordedRequest;

/** What the committed document says of requests, and whether those of the client are so. */
final class SentRequests {
  private final JsonNode document;
  private final ObjectNode components;
  private final SchemaRegistry registry = SchemaRegistry.withDialect(
      Dialects.getOpenApi30(),
      builder -> builder.schemaRegistryConfig(
          SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private SentRequests(JsonNode document) {
    this.document = document;
    this.components = document.path("components").deepCopy();
    // A server ignores what it does not know; a client of the same house has no reason to send it.
    this.components.path("schemas").forEach(schema -> {
      if (schema.has("properties") && !schema.has("additionalProperties")) {
        ((ObjectNode) schema).put("additionalProperties", false);
      }
    });
  }

  static SentRequests byTheDocument() {
    try (InputStream file = SentRequests.class.getResourceAsStream("/openapi.json")) {
      return new SentRequests(WireJson.mapper().readTree(Objects.requireNonNull(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is wrong with a request; empty if the document allows it. */
  List<String> faults(RecordedRequest sent) {
    List<String> faults = new ArrayList<>();
    JsonNode operation = operation(sent);
    Set<String> given = new TreeSet<>(sent.getUrl().queryParameterNames());
    for (JsonNode parameter : operation.path("parameters")) {
      String name = parameter.path("name").asText();
      boolean isQuery = parameter.path("in").asText().equals("query");
      if (isQuery && !given.remove(name) && parameter.path("required").asBoolean()) {
        faults.add("the parameter " + name + " is missing");
      }
      List<String> values =
          switch (parameter.path("in").asText()) {
            case "query" -> sent.getUrl().queryParameterValues(name);
            case "header" -> sent.getHeaders().values(name);
            default -> List.of();
          };
      values.forEach(value -> check(name, parameter.path("schema"), typed(value), faults));
    }
    given.forEach(name -> faults.add("there is no parameter " + name));
    JsonNode body = operation.path("requestBody");
    String text = sent.getBody() == null ? "" : sent.getBody().utf8();
    if (text.isEmpty() && body.path("required").asBoolean()) {
      faults.add("the body is missing");
    } else if (!text.isEmpty() && body.isMissingNode()) {
      faults.add("there is a body");
    } else if (!text.isEmpty()) {
      check("body", body.at("/content/application~1json/schema"), read(text), faults);
    }
    return faults;
  }

  private JsonNode operation(RecordedRequest sent) {
    String method = Objects.requireNonNull(sent.getMethod());
    String address = sent.getUrl().encodedPath();
    List<String> named = operationsOf(method, address);
    if (named.size() != 1) {
      throw new AssertionError("The document has no operation for " + method + " " + address);
    }
    return document.path("paths").properties().stream()
        .filter(path -> operation(method, path.getKey()).equals(named.get(0)))
        .map(path -> path.getValue().path(method.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow();
  }

  private void check(String what, JsonNode schema, JsonNode value, List<String> faults) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", components);
    registry.getSchema(whole).validate(value).forEach(fault -> faults.add(what + ": " + fault));
  }

  /** Parameters are texts: one that reads as a number or as a truth value is sent where the document wants that. */
  private static JsonNode typed(String value) {
    return value.matches("-?\\d+|true|false")
        ? read(value)
        : JsonNodeFactory.instance.textNode(value);
  }

  private static JsonNode read(String json) {
    try {
      return WireJson.mapper().readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every operation, as its method and its path with {@code {}} for what is in braces. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    document.path("paths").properties().forEach(path -> path.getValue()
        .fieldNames()
        .forEachRemaining(method -> operations.add(operation(method, path.getKey()))));
    return operations;
  }

  /** The operations that a request may be for: one, or none. */
  List<String> operationsOf(String method, String address) {
    List<String> matching = operations().stream()
        .filter(
            operation -> Pattern.matches(operation.replace("{}", "[^/?]+"), method + " " + address))
        .toList();
    // Of two, the one that is spelt out.
    return matching.size() < 2
        ? matching
        : matching.stream().filter(operation -> !operation.endsWith("{}")).toList();
  }

  static String operation(String method, String path) {
    return method.toUpperCase(Locale.ROOT) + " " + path.replaceAll("\\{[^}]+}", "{}");
  }
}
