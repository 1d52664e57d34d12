package io.openreg.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.WireJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The committed document, as tests walk through it. */
final class ApiDocument {
  private final JsonNode root;
  private final List<ApiOperation> operations;

  private ApiDocument(JsonNode root) {
    this.root = root;
    this.operations = List.copyOf(read());
  }

  static ApiDocument committed() {
    try (InputStream file = ApiDocument.class.getResourceAsStream("/openapi.json")) {
      return new ApiDocument(WireJson.mapper().readTree(Objects.requireNonNull(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  JsonNode components() {
    return root.path("components");
  }

  /** The schema of an answer in JSON: of this status, or else of whatever is not named. Empty where there is no body. */
  Optional<JsonNode> answer(ApiOperation operation, int status) {
    JsonNode responses = operation.node().path("responses");
    JsonNode named = responses.path(String.valueOf(status));
    JsonNode response = resolved(named.isMissingNode() ? responses.path("default") : named);
    JsonNode schema = response.path("content").path("application/json").path("schema");
    return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
  }

  List<ApiOperation> operations() {
    return operations;
  }

  /** The operation of that id. */
  ApiOperation operation(String id) {
    return operations.stream()
        .filter(operation -> operation.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** The operation that answers there; of two, the one whose path is spelt out further. */
  Optional<ApiOperation> find(String method, String address) {
    return operations.stream()
        .filter(operation -> operation.method().equals(method) && operation.isAt(address))
        .min(Comparator.comparingInt(ApiOperation::variables));
  }

  /** What stands behind a reference, however it is wrapped. */
  JsonNode resolved(JsonNode schema) {
    JsonNode wrapped = schema.path("allOf").path(0);
    JsonNode inner = wrapped.isMissingNode() ? schema : wrapped;
    return inner.has("$ref") ? resolved(root.at(inner.get("$ref").asText().substring(1))) : inner;
  }

  private List<ApiOperation> read() {
    List<ApiOperation> read = new ArrayList<>();
    root.path("paths").properties().forEach(path -> path.getValue()
        .properties()
        .forEach(method -> read.add(operation(
            method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
    return read;
  }

  private ApiOperation operation(String method, String path, JsonNode node) {
    List<ApiParameter> parameters = new ArrayList<>();
    node.path("parameters")
        .forEach(parameter -> parameters.add(new ApiParameter(
            parameter.path("name").asText(),
            parameter.path("in").asText(),
            parameter.path("schema"))));
    return new ApiOperation(
        node.path("operationId").asText(), method, path, node, parameters, body(node));
  }

  private @Nullable JsonNode body(JsonNode operation) {
    JsonNode schema =
        operation.path("requestBody").path("content").path("application/json").path("schema");
    return schema.isMissingNode() ? null : resolved(schema);
  }
}
