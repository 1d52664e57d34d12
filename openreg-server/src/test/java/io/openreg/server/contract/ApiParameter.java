package io.openreg.server.contract;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A parameter of an operation.
 *
 * @param place path, query or header
 */
record ApiParameter(String name, String place, JsonNode schema) {
  /** Such as string, or the format where it has one, such as uuid. */
  String form() {
    return schema.path("format").asText(schema.path("type").asText());
  }
}
