package io.openreg.server.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** The body of a delivery (API guide, "Webhook Payload Format"): compact, and written once, because its bytes are signed. */
final class Payload {
  private Payload() {}

  static String write(
      JsonMapper json, String type, Instant timestamp, TenantId tenant, Object data) {
    Map<String, Object> envelope = new LinkedHashMap<>();
    envelope.put("event", type);
    envelope.put("timestamp", timestamp);
    envelope.put("tenant_id", tenant.value());
    envelope.put("data", data);
    try {
      return json.writeValueAsString(envelope);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The data of " + type + " cannot be written as JSON", e);
    }
  }
}
