package io.openreg.server.webhook;

import io.openreg.model.webhook.TestPing;
import io.openreg.model.webhook.api.WebhookTestResult;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.http.BadRequest;
import io.openreg.server.platform.http.Unavailable;
import io.openreg.server.platform.identity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Tries a webhook with an event of its own, which is in no log of deliveries and counts for nothing. */
final class WebhookTester {
  private static final int LONGEST_BODY = 1000;

  private final Platform platform;
  private final WebhookService webhooks;
  private final WebhookSender sender;

  WebhookTester(Platform platform, WebhookService webhooks, WebhookSender sender) {
    this.platform = platform;
    this.webhooks = webhooks;
    this.sender = sender;
  }

  /** @throws BadRequest if it is inactive */
  WebhookTestResult test(Caller caller, UUID id) {
    WebhookRow webhook = webhooks.find(caller.tenant(), id);
    if (!webhook.isActive()) {
      throw new BadRequest("The webhook '" + webhook.name()
          + "' is inactive, so that nothing is sent: activate it to test it.");
    }
    WebhookTestResult result = result(webhook, attempt(webhook));
    platform.transactions().run(() -> platform
        .audit()
        .record(
            caller,
            AuditAction.TEST,
            WebhookService.ENTITY,
            id,
            Changes.after(Map.of("success", result.success()))));
    return result;
  }

  private Attempt attempt(WebhookRow webhook) {
    Instant now = platform.clock().instant();
    Map<String, Object> data = Map.of(
        "message",
        "This is a test of a webhook of OpenReg",
        "webhook_id",
        webhook.id(),
        "webhook_name",
        webhook.name());
    String payload = Payload.write(platform.json(), TestPing.TYPE, now, webhook.tenantId(), data);
    try {
      return sender.send(webhook, new Message(platform.ids().next(), null, TestPing.TYPE, payload));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable("The server is stopping.", Duration.ofSeconds(5));
    }
  }

  private static WebhookTestResult result(WebhookRow webhook, Attempt attempt) {
    return new WebhookTestResult(
        attempt.succeeded(),
        attempt.status(),
        attempt.timeMs(),
        cut(attempt.body()),
        attempt.error(),
        attempt.timedOut() ? webhook.timeoutSeconds() : null);
  }

  private static @Nullable String cut(@Nullable String body) {
    return body == null || body.codePointCount(0, body.length()) <= LONGEST_BODY
        ? body
        : body.substring(0, body.offsetByCodePoints(0, LONGEST_BODY));
  }
}
