package io.openreg.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import io.openreg.model.WireJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;

/** Compares what the servers under test answer with what the committed document says, and remembers what was seen. */
public final class Contract {
  // One for the JVM: servers are started in many places, and what all of them answered is counted
  // together.
  private static final Contract COMMITTED = new Contract(ApiDocument.committed());

  private final ApiDocument document;
  private final ClosedSchemas closed;
  private final Map<JsonNode, Schema> schemas = new ConcurrentHashMap<>();
  private final JsonMapper json = WireJson.mapper();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final Queue<String> breaches = new ConcurrentLinkedQueue<>();

  Contract(ApiDocument document) {
    this.document = document;
    this.closed = new ClosedSchemas(document.components());
  }

  /** What all servers of this JVM are held to. */
  public static Contract committed() {
    return COMMITTED;
  }

  ApiDocument document() {
    return document;
  }

  /** Notes an answer, and whether it breaks the document. */
  void saw(Exchange exchange, byte[] body) {
    Optional<ApiOperation> operation = document.find(exchange.method(), exchange.path());
    operation.ifPresent(known -> seen.add(key(known, String.valueOf(exchange.status()))));
    if (operation.map(known -> known.isOpaque(exchange.status())).orElse(false)) {
      return;
    }
    if (operation.isEmpty() && exchange.status() < 400) {
      return;
    }
    // What answers where there is no operation is held to the error body, which every operation has
    // as its default.
    ApiOperation held = operation.orElseGet(() -> document.operation("healthHealth"));
    String faults = faults(held, exchange, body);
    if (!faults.isEmpty()) {
      breaches.add(exchange + " breaks openapi.json: " + faults + "\n    the answer was "
          + new String(body, StandardCharsets.UTF_8));
    }
  }

  private String faults(ApiOperation operation, Exchange exchange, byte[] body) {
    Optional<JsonNode> schema = document.answer(operation, exchange.status());
    if (schema.isEmpty() || body.length == 0) {
      return schema.isEmpty() == (body.length == 0) ? "" : "there is a body or there is none";
    }
    try {
      return schemas
          .computeIfAbsent(schema.get(), closed::schema)
          .validate(json.readTree(body))
          .stream()
          .map(Error::toString)
          .collect(Collectors.joining("; "));
    } catch (IOException e) {
      return "it is not JSON";
    }
  }

  /** The answers that broke the document since this was last asked. */
  List<String> takeBreaches() {
    List<String> taken = new ArrayList<>();
    for (String breach = breaches.poll(); breach != null; breach = breaches.poll()) {
      taken.add(breach);
    }
    return taken;
  }

  /** Statuses that the document names and no server has answered. */
  Set<String> neverSeen() {
    Set<String> missing = new TreeSet<>();
    document.operations().forEach(operation -> operation
        .statuses()
        .forEach(status -> missing.add(key(operation, status))));
    missing.removeAll(seen);
    return missing;
  }

  private static String key(ApiOperation operation, String status) {
    return operation + " -> " + status;
  }
}
