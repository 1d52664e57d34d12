package io.openreg.server.webhook;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static io.openreg.server.webhook.WebhookDesk.WEBHOOKS;
import static io.openreg.server.webhook.WebhookDesk.request;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.client.OpenRegClient;
import io.openreg.client.webhooks.WebhookDeliveryQuery;
import io.openreg.model.Permission;
import io.openreg.model.WireJson;
import io.openreg.model.webhook.api.Webhook;
import io.openreg.model.webhook.api.WebhookCreate;
import io.openreg.model.webhook.api.WebhookCreated;
import io.openreg.model.webhook.api.WebhookDelivery;
import io.openreg.model.webhook.api.WebhookDeliveryStatus;
import io.openreg.model.webhook.api.WebhookEventType;
import io.openreg.model.webhook.api.WebhookUpdate;
import io.openreg.server.testing.AccessRules;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import io.openreg.server.webhook.WebhookDesk.Made;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class WebhookHttpTest {
  private static final String NOBODY = "http://127.0.0.1:1/hook";
  private static final String CANARY = "canary-7b1d";

  private final OpenRegServer server;
  private final WebhookDesk desk;
  private final RawHttp http;

  WebhookHttpTest(OpenRegServer server) {
    this.server = server;
    this.desk = WebhookDesk.of(server);
    this.http = desk.http();
  }

  @Test
  void a_webhook_is_created_as_the_guide_shows_and_its_secret_is_shown_once() {
    RawHttp.Answer answer = http.post(WEBHOOKS, """
        {
          "name": "Job Notifications",
          "url": "https://api.example.com/webhooks/openreg",
          "events": ["job.completed", "job.failed"],
          "timeout_seconds": 30
        }
        """);

    assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    JsonNode webhook = answer.json().path("webhook");
    String secret = answer.json().path("secret").asText();
    assertThat(secret).startsWith("whsec_").hasSizeGreaterThan(40);
    assertThat(answer.header("Location").orElseThrow())
        .endsWith(WEBHOOKS + "/" + webhook.path("id").asText());
    assertThat(webhook.path("name").asText()).isEqualTo("Job Notifications");
    assertThat(webhook.path("events").toString()).isEqualTo("[\"job.completed\",\"job.failed\"]");
    assertThat(webhook.path("is_active").asBoolean()).isTrue();
    assertThat(webhook.path("retry_policy").toString())
        .isEqualTo(
            "{\"max_attempts\":5,\"backoff\":\"exponential\",\"base_delay_seconds\":5,\"max_delay_seconds\":300}");
    RawHttp.Answer listed = http.get(WEBHOOKS);
    assertThat(listed.json()).containsExactly(webhook);
    assertThat(listed.body()).doesNotContain(secret);
  }

  @Test
  void secrets_and_the_values_of_headers_are_sealed_and_come_back_nowhere() {
    Made webhook = desk.webhook(
        NOBODY, body -> body.putObject("headers").put("Authorization", "Bearer " + CANARY));
    RawHttp.Answer patched =
        http.send("PATCH", webhook.path(), "{\"headers\": {\"X-Api-Key\": \"" + CANARY + "\"}}");

    assertThat(patched.status()).as(patched.body()).isEqualTo(200);
    assertThat(patched.json().path("headers").toString()).isEqualTo("{\"X-Api-Key\":\"***\"}");
    assertThat(http.get(webhook.path()).body()).doesNotContain(CANARY);
    assertThat(stored("SELECT secrets FROM webhook WHERE id = '" + webhook.id() + "'"))
        .singleElement()
        .asString()
        .doesNotContain(CANARY)
        .doesNotContain("whsec");
    assertThat(stored("SELECT changes FROM audit_event WHERE entity_id = '" + webhook.id() + "'"))
        .hasSize(2)
        .noneMatch(changes -> changes.contains(CANARY) || changes.contains("whsec"));
  }

  @Test
  void what_a_patch_does_not_name_stays_and_null_makes_it_as_it_was_at_first() {
    Made webhook = desk.webhook(NOBODY, body -> body.put("description", "old"), "job.failed");

    JsonNode renamed = http.send(
            "PATCH", webhook.path(), "{\"name\": \"Other\", \"is_active\": false}")
        .json();
    JsonNode cleared = http.send(
            "PATCH",
            webhook.path(),
            "{\"description\": null, \"timeout_seconds\": null, \"retry_policy\": null, \"is_active\": true}")
        .json();

    assertThat(renamed.path("description").asText()).isEqualTo("old");
    assertThat(renamed.path("is_active").asBoolean()).isFalse();
    assertThat(renamed.path("events").toString()).isEqualTo("[\"job.failed\"]");
    assertThat(http.get(WEBHOOKS + "?is_active=false").json()).isEmpty();
    assertThat(cleared.path("name").asText()).isEqualTo("Other");
    assertThat(cleared.path("description").isNull()).isTrue();
    assertThat(cleared.path("timeout_seconds").asInt()).isEqualTo(30);
    assertThat(cleared.at("/retry_policy/max_attempts").asInt()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name", "url", "events", "is_active"})
  void what_a_webhook_must_have_cannot_be_cleared(String member) {
    Made webhook = desk.webhook(NOBODY);

    RawHttp.Answer answer = http.send("PATCH", webhook.path(), "{\"" + member + "\": null}");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc").toString()).contains(member);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name          | \"\"                                        | [\"body\",\"name\"]",
        "url           | \"ftp://example.com\"                       | [\"body\",\"url\"]",
        "url           | \"example.com/hook\"                        | [\"body\",\"url\"]",
        "url           | \"https://user:secret@example.com/\"        | [\"body\",\"url\"]",
        "url           | \"https://example.com/#part\"               | [\"body\",\"url\"]",
        "url           | \"http://10.0.0.1/hook\"                    | [\"body\",\"url\"]",
        "url           | \"http://169.254.169.254/latest/meta-data\" | [\"body\",\"url\"]",
        "url           | \"http://[::ffff:192.168.1.1]/\"            | [\"body\",\"url\"]",
        "url           | \"http://0x7f000001/\"                      | [\"body\",\"url\"]",
        "url           | \"http://2130706433/\"                      | [\"body\",\"url\"]",
        "events        | [\"job.completed\", \"job.exploded\"]       | [\"body\",\"events\",1]",
        "events        | null                                        | [\"body\",\"events\"]",
        "headers       | {\"X-Webhook-Signature\": \"v1=0\"}         | [\"body\",\"headers\",\"X-Webhook-Signature\"]",
        "headers       | {\"Webhook-Id\": \"mine\"}                  | [\"body\",\"headers\",\"Webhook-Id\"]",
        "headers       | {\"content-type\": \"text/plain\"}          | [\"body\",\"headers\",\"content-type\"]",
        "headers       | {\"Host\": \"other\"}                       | [\"body\",\"headers\",\"Host\"]",
        "headers       | {\"X-Team\": \"a\\r\\nX-Evil: b\"}          | [\"body\",\"headers\",\"X-Team\"]",
        "headers       | {\"X-Team\": \"***\"}                       | [\"body\",\"headers\",\"X-Team\"]",
        "headers       | {\"X Team\": \"a\"}                         | [\"body\",\"headers\"]",
        "allowed_ips   | [\"10.0.0.0/8\", \"everywhere\"]            | [\"body\",\"allowed_ips\",1]",
        "report_ids    | [\"550e8400-e29b-41d4-a716-446655440000\"]  | [\"body\",\"report_ids\",0]",
        "timeout_seconds | 4                                         | [\"body\",\"timeout_seconds\"]",
        "timeout_seconds | 61                                        | [\"body\",\"timeout_seconds\"]",
        "retry_policy  | {\"max_attempts\": 21}                      | [\"body\",\"retry_policy\",\"max_attempts\"]",
        "retry_policy  | {\"backoff\": \"random\"}                   | [\"body\",\"retry_policy\",\"backoff\"]",
        "retry_policy  | {\"max_delay_seconds\": 1}                  | [\"body\",\"retry_policy\",\"max_delay_seconds\"]"
      })
  void what_makes_no_webhook_is_refused_with_its_place(String member, String value, String place)
      throws Exception {
    ObjectNode body = request(NOBODY);
    body.set(member, WireJson.mapper().readTree(value));

    RawHttp.Answer answer = http.post(WEBHOOKS, body.toString());

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc").toString()).isEqualTo(place);
    assertThat(http.get(WEBHOOKS).json()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "url          | \"http://192.168.0.1/\"  | [\"body\",\"url\"]",
        "events       | [\"job.exploded\"]       | [\"body\",\"events\",0]",
        "headers      | {\"webhook-signature\": \"v1,x\"} | [\"body\",\"headers\",\"webhook-signature\"]",
        "headers      | {\"X-Team\": null}       | [\"body\",\"headers\",\"X-Team\"]",
        "retry_policy | {\"max_attempts\": 0}    | [\"body\",\"retry_policy\",\"max_attempts\"]",
        "timeout_seconds | 4                     | [\"body\",\"timeout_seconds\"]"
      })
  void a_change_is_held_to_the_same_rules(String member, String value, String place) {
    Made webhook = desk.webhook(NOBODY);

    RawHttp.Answer answer =
        http.send("PATCH", webhook.path(), "{\"" + member + "\": " + value + "}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/loc").toString()).isEqualTo(place);
  }

  @Test
  void a_name_is_taken_once_in_a_tenant() {
    desk.webhook(NOBODY, body -> body.put("name", "Jobs"));
    Made other = desk.webhook(NOBODY);

    assertThat(
            http.post(WEBHOOKS, request(NOBODY).put("name", "Jobs").toString()).status())
        .isEqualTo(409);
    assertThat(http.send("PATCH", other.path(), "{\"name\": \"Jobs\"}").status())
        .isEqualTo(409);
    assertThat(WebhookDesk.of(server)
            .http()
            .post(WEBHOOKS, request(NOBODY).put("name", "Jobs").toString())
            .status())
        .isEqualTo(201);
  }

  @Test
  void a_secret_is_not_shown_again_to_who_repeats_a_request_with_its_key() {
    RawHttp keyed = http.with("Idempotency-Key", UUID.randomUUID().toString());
    String body = request(NOBODY).toString();
    RawHttp.Answer first = keyed.post(WEBHOOKS, body);
    String id = first.json().at("/webhook/id").asText();
    RawHttp rotating = http.with("Idempotency-Key", UUID.randomUUID().toString());
    RawHttp.Answer rotated = rotating.post(WEBHOOKS + "/" + id + "/rotate-secret", null);

    RawHttp.Answer second = keyed.post(WEBHOOKS, body);
    RawHttp.Answer rotatedAgain = rotating.post(WEBHOOKS + "/" + id + "/rotate-secret", null);

    assertThat(rotated.status()).isEqualTo(200);
    for (RawHttp.Answer repeated : List.of(second, rotatedAgain)) {
      assertThat(repeated.status()).isEqualTo(409);
      assertThat(repeated.body()).contains(id).doesNotContain("whsec_");
    }
    assertThat(http.get(WEBHOOKS).json()).hasSize(1);
  }

  @Test
  void the_events_are_those_of_the_guide_and_one_more() {
    RawHttp.Answer answer = http.get(WEBHOOKS + "/events/types");

    assertThat(answer.json().path("event_types").findValuesAsText("value"))
        .containsExactly(
            "job.started",
            "job.completed",
            "job.failed",
            "artifact.created",
            "delivery.completed",
            "delivery.failed",
            "validation.failed",
            "webhook.disabled");
    assertThat(answer.json().at("/event_types/0/description").asText())
        .isEqualTo("Fired when a report job begins execution");
  }

  @Test
  void a_test_says_what_the_receiver_answered_and_is_in_no_log() {
    try (Receiver receiver = Receiver.answering(200)) {
      Made webhook = desk.webhook(receiver.url());

      JsonNode ok = http.post(webhook.path() + "/test", null).json();
      receiver.answers(503);
      JsonNode refused = http.post(webhook.path() + "/test", null).json();

      assertThat(ok.path("success").asBoolean()).isTrue();
      assertThat(ok.path("status_code").asInt()).isEqualTo(200);
      assertThat(ok.path("response_time_ms").isIntegralNumber()).isTrue();
      assertThat(ok.has("error")).isFalse();
      assertThat(refused.path("success").asBoolean()).isFalse();
      assertThat(refused.path("status_code").asInt()).isEqualTo(503);
      Receiver.Received ping = receiver.received().get(0);
      assertThat(ping.json().path("event").asText()).isEqualTo("test.ping");
      assertThat(ping.data("webhook_id")).isEqualTo(webhook.id());
      assertThat(desk.deliveries(webhook)).isEmpty();
      assertThat(desk.get(webhook).path("total_deliveries").asInt()).isZero();
    }
  }

  @Test
  void a_test_that_reaches_nobody_is_an_answer() {
    Made webhook = desk.webhook(NOBODY);

    RawHttp.Answer answer = http.post(webhook.path() + "/test", null);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("success").asBoolean()).isFalse();
    assertThat(answer.json().path("error").asText()).contains("takes no connection");
    assertThat(answer.json().has("status_code")).isFalse();
  }

  @Test
  void an_inactive_webhook_is_not_tested() {
    Made webhook = desk.webhook(NOBODY);
    http.send("PATCH", webhook.path(), "{\"is_active\": false}");

    RawHttp.Answer answer = http.post(webhook.path() + "/test", null);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("detail").asText()).contains("activate");
  }

  @Test
  void a_webhook_is_deleted_with_its_log() {
    Made webhook = desk.webhook(
        NOBODY,
        body -> ((ObjectNode) body.get("retry_policy")).put("max_attempts", 1),
        "job.started");
    desk.happen("job.started", 1);
    desk.delivered(webhook, "failed");

    assertThat(http.delete(webhook.path()).status()).isEqualTo(204);

    assertThat(http.get(webhook.path()).status()).isEqualTo(404);
    assertThat(http.get(webhook.path() + "/deliveries").status()).isEqualTo(404);
    assertThat(stored("SELECT id FROM webhook_delivery WHERE webhook_id = '" + webhook.id() + "'"))
        .isEmpty();
  }

  @Test
  void webhooks_are_worked_with_through_the_client() {
    OpenRegClient client = desk.tenant().client(ADMIN);
    WebhookCreated created = client
        .webhooks()
        .create(WebhookCreate.builder()
            .name("Jobs")
            .url(NOBODY)
            .events(WebhookEventType.JOB_STARTED)
            .headers(Map.of("X-Team", "reporting"))
            .build());
    Webhook changed = client
        .webhooks()
        .update(
            created.webhook().id(),
            WebhookUpdate.builder().description("Told of jobs").build());
    desk.happen("job.started", 1);
    UUID id = created.webhook().id();
    desk.delivered(new Made(id.toString(), created.secret()), "retrying");

    assertThat(changed.description()).isEqualTo("Told of jobs");
    assertThat(client.webhooks().list(true)).extracting(Webhook::id).containsExactly(id);
    assertThat(client.webhooks().eventTypes()).hasSize(8);
    assertThat(client.webhooks().test(id).success()).isFalse();
    WebhookDelivery delivery = client
        .webhooks()
        .deliveries(id, WebhookDeliveryQuery.all().status(WebhookDeliveryStatus.RETRYING))
        .iterator()
        .next();
    assertThat(client.webhooks().delivery(id, delivery.id()).attempts()).isNotEmpty();
    assertThat(client.webhooks().retry(id, delivery.id()).deliveryId()).isEqualTo(delivery.id());
    assertThat(client.webhooks().rotateSecret(id).secret()).startsWith("whsec_");
    client.webhooks().forgetPreviousSecret(id);
    assertThat(client.webhooks().get(id).previousSecretExpiresAt()).isNull();
    client.webhooks().delete(id);
    assertThat(client.webhooks().list(null)).isEmpty();
  }

  @Test
  void each_operation_is_for_those_who_may_and_hidden_from_other_tenants() {
    Made webhook = desk.webhook(NOBODY, "job.started");
    desk.happen("job.started", 1);
    String delivery = desk.delivered(webhook, "retrying").path("id").asText();
    String log = webhook.path() + "/deliveries";
    TestTenant stranger = server.tenant();

    rules("GET", WEBHOOKS, null).areNeeded(Permission.WEBHOOK_READ);
    rules("GET", WEBHOOKS + "/events/types", null).areNeeded(Permission.WEBHOOK_READ);
    rules("POST", WEBHOOKS, request(NOBODY).toString()).areNeeded(Permission.WEBHOOK_CREATE);
    guarded("GET", webhook.path(), null, Permission.WEBHOOK_READ, stranger);
    guarded("PATCH", webhook.path(), "{\"name\": \"x\"}", Permission.WEBHOOK_UPDATE, stranger);
    guarded("DELETE", webhook.path(), null, Permission.WEBHOOK_DELETE, stranger);
    guarded("POST", webhook.path() + "/test", null, Permission.WEBHOOK_UPDATE, stranger);
    guarded("POST", webhook.path() + "/rotate-secret", null, Permission.WEBHOOK_UPDATE, stranger);
    guarded(
        "DELETE", webhook.path() + "/previous-secret", null, Permission.WEBHOOK_UPDATE, stranger);
    guarded("GET", log, null, Permission.WEBHOOK_READ, stranger);
    guarded("GET", log + "/" + delivery, null, Permission.WEBHOOK_READ, stranger);
    guarded("POST", log + "/" + delivery + "/retry", null, Permission.WEBHOOK_UPDATE, stranger);
  }

  private void guarded(
      String method, String path, @Nullable String body, Permission needed, TestTenant stranger) {
    rules(method, path, body).areNeeded(needed);
    rules(method, path, body).isHiddenFrom(stranger);
  }

  private AccessRules rules(String method, String path, @Nullable String body) {
    return new AccessRules(desk.tenant(), method, path, body);
  }

  private List<String> stored(String sql) {
    return server
        .database()
        .jdbi()
        .withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }
}
