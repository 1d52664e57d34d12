package io.openreg.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.model.webhook.WebhookSignature;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The headers of a delivery: the owner's own, and those that say what it is and that it is genuine. */
final class SignedHeaders {
  private static final List<String> PREFIXES = List.of("x-webhook-", "webhook-", "proxy-");
  private static final Set<String> RESERVED = Set.of(
      "content-type",
      "content-length",
      "content-encoding",
      "transfer-encoding",
      "user-agent",
      "host",
      "connection",
      "keep-alive",
      "upgrade",
      "expect",
      "te",
      "trailer");

  private SignedHeaders() {}

  /** Whether a header is the server's to send. */
  static boolean isReserved(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return RESERVED.contains(lower) || PREFIXES.stream().anyMatch(lower::startsWith);
  }

  /** @param isRotating whether the previous secret is still in use */
  static Map<String, String> of(
      Message message, WebhookSecrets secrets, boolean isRotating, Instant now) {
    String id = message.id().toString();
    String timestamp = String.valueOf(now.getEpochSecond());
    byte[] body = message.payload().getBytes(UTF_8);
    WebhookSignature current = WebhookSignature.of(secrets.current());
    WebhookSignature previous = isRotating && secrets.previous() != null
        ? WebhookSignature.of(secrets.previous())
        : current;
    String standard = current.signStandard(id, timestamp, body);
    Map<String, String> headers = new LinkedHashMap<>(secrets.headers());
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "OpenReg-Webhook/1.0");
    headers.put("X-Webhook-Event", message.type());
    if (message.deliveryId() != null) {
      headers.put("X-Webhook-Delivery", message.deliveryId().toString());
    }
    headers.put("X-Webhook-Timestamp", timestamp);
    // Exactly one value, or the guide's own verifier fails: that of the secret it was given last.
    headers.put("X-Webhook-Signature", previous.sign(timestamp, body));
    headers.put("webhook-id", id);
    headers.put("webhook-timestamp", timestamp);
    headers.put(
        "webhook-signature",
        previous == current
            ? standard
            : standard + " " + previous.signStandard(id, timestamp, body));
    return headers;
  }
}
