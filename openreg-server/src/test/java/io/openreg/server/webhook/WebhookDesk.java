package io.openreg.server.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.model.WireJson;
import io.openreg.server.auth.RoleTemplate;
import io.openreg.server.platform.event.Events;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.platform.identity.TimeOrderedIds;
import io.openreg.server.platform.jobs.JobQueue;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** A tenant with webhooks and something to tell them. */
final class WebhookDesk {
  static final String WEBHOOKS = "/api/v1/webhooks";

  private final OpenRegServer server;
  private final TestTenant tenant;
  private final Clock clock;

  WebhookDesk(OpenRegServer server, Clock clock) {
    this.server = server;
    this.tenant = server.tenant();
    this.clock = clock;
  }

  static WebhookDesk of(OpenRegServer server) {
    return new WebhookDesk(server, Clock.systemUTC());
  }

  TestTenant tenant() {
    return tenant;
  }

  RawHttp http() {
    return tenant.as(RoleTemplate.ADMIN);
  }

  static ObjectNode request(String url, String... events) {
    ObjectNode body = WireJson.mapper()
        .createObjectNode()
        .put("name", "Webhook " + UUID.randomUUID())
        .put("url", url)
        .put("timeout_seconds", 5);
    body.set("events", WireJson.mapper().valueToTree(List.of(events)));
    body.putObject("retry_policy")
        .put("max_attempts", 3)
        .put("backoff", "fixed")
        .put("base_delay_seconds", 1)
        .put("max_delay_seconds", 1);
    return body;
  }

  /** A webhook as it was made, with its secret. */
  record Made(String id, String secret) {
    String path() {
      return WEBHOOKS + "/" + id;
    }
  }

  Made webhook(String url, String... events) {
    return webhook(url, body -> {}, events);
  }

  Made webhook(String url, Consumer<ObjectNode> change, String... events) {
    ObjectNode body = request(url, events);
    change.accept(body);
    RawHttp.Answer answer = http().post(WEBHOOKS, body.toString());
    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    return new Made(
        answer.json().at("/webhook/id").asText(), answer.json().path("secret").asText());
  }

  /** Lets something happen, as a run does. */
  void happens(String type, Map<String, ?> data) {
    server.database().transactions().run(() -> events().append(tenant.id(), type, data));
  }

  /** So many events of that type, numbered from 1 and in one transaction. */
  void happen(String type, int count) {
    server.database().transactions().run(() -> {
      Events events = events();
      for (int n = 1; n <= count; n++) {
        events.append(tenant.id(), type, Map.of("n", n));
      }
    });
  }

  private Events events() {
    return Events.on(
        server.database(),
        WireJson.mapper(),
        JobQueue.on(server.database(), clock),
        new TimeOrderedIds(clock, new SecureRandom()),
        clock);
  }

  JsonNode get(Made webhook) {
    return http().get(webhook.path()).json();
  }

  JsonNode deliveries(Made webhook) {
    return http().get(webhook.path() + "/deliveries").json();
  }

  JsonNode delivery(Made webhook, String id) {
    return http().get(webhook.path() + "/deliveries/" + id).json();
  }

  /** The webhook's only delivery, once it is like that. */
  JsonNode delivery(Made webhook, Predicate<JsonNode> like) {
    return Awaitility.await("the delivery of " + webhook.id())
        .atMost(Receiver.PATIENCE)
        .pollInterval(Duration.ofMillis(30))
        .until(() -> deliveries(webhook).path(0), like);
  }

  JsonNode delivered(Made webhook, String status) {
    return delivery(webhook, now -> now.path("status").asText().equals(status));
  }

  TenantId id() {
    return tenant.id();
  }

  OpenRegServer server() {
    return server;
  }
}
