package io.openreg.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;

/**
 * The document's schemas, held to more narrowly than a client should: a member that the document does not name is a fault, unless it
 * says that there may be any.
 */
final class ClosedSchemas {
  // RFC 9457 §3.2: problems may have further members.
  private static final String OPEN = "Problem";

  private final SchemaRegistry registry = SchemaRegistry.withDialect(
      Dialects.getOpenApi30(),
      builder -> builder.schemaRegistryConfig(
          SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));
  private final ObjectNode components;

  ClosedSchemas(JsonNode components) {
    this.components = components.deepCopy();
    this.components.path("schemas").properties().forEach(named -> {
      if (!named.getKey().equals(OPEN)) {
        close(named.getValue());
      }
    });
  }

  Schema schema(JsonNode schema) {
    ObjectNode whole = JsonNodeFactory.instance.objectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", components);
    return registry.getSchema(whole);
  }

  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object) {
      if (object.has("properties") && !object.has("additionalProperties")) {
        object.put("additionalProperties", false);
      }
      if (object.path("nullable").asBoolean() && object.has("allOf")) {
        // OpenAPI 3.0.3 on nullable: it adds null only to a type that stands beside it. Readers
        // take it as it is meant.
        JsonNode reference = object.remove("allOf").path(0);
        object.remove("nullable");
        object.putArray("anyOf").add(reference).addObject().putArray("enum").addNull();
      }
    }
    schema.forEach(ClosedSchemas::close);
  }
}
