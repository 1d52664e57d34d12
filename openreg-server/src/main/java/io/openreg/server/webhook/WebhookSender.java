package io.openreg.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.platform.net.AddressRange;
import io.openreg.server.platform.net.AddressRefusedException;
import io.openreg.server.platform.net.OutboundFailure;
import io.openreg.server.platform.net.OutboundHttp;
import io.openreg.server.platform.net.OutboundRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Signs and sends. Never inside a transaction. */
final class WebhookSender {
  private static final int LONGEST_ANSWER = 10 * 1024;

  private final OutboundHttp outbound;
  private final SecretsVault vault;
  private final WebhookMetrics metrics;
  private final Clock clock;

  WebhookSender(OutboundHttp outbound, SecretsVault vault, WebhookMetrics metrics, Clock clock) {
    this.outbound = outbound;
    this.vault = vault;
    this.metrics = metrics;
    this.clock = clock;
  }

  /** What came of it; a receiver that does not answer, or not as it should, is a result too. */
  Attempt send(WebhookRow webhook, Message message) throws InterruptedException {
    Instant now = clock.instant();
    WebhookSecrets secrets = vault.open(webhook);
    Map<String, String> headers = SignedHeaders.of(message, secrets, webhook.isRotating(now), now);
    Map<String, String> shown = ShownHeaders.sent(headers, secrets.headers().keySet());
    Attempt attempt = attempt(webhook, message, headers, shown, now);
    metrics.attempted(attempt);
    return attempt;
  }

  private Attempt attempt(
      WebhookRow webhook,
      Message message,
      Map<String, String> headers,
      Map<String, String> shown,
      Instant now)
      throws InterruptedException {
    OutboundRequest request = new OutboundRequest(
        webhook.url(),
        headers,
        message.payload().getBytes(UTF_8),
        Duration.ofSeconds(webhook.timeoutSeconds()),
        webhook.allowedIps().stream()
            .map(AddressRange::parse)
            .flatMap(Optional::stream)
            .toList(),
        LONGEST_ANSWER);
    try {
      return Attempt.answered(webhook.url(), shown, now, outbound.post(request));
    } catch (AddressRefusedException e) {
      return Attempt.unanswered(webhook.url(), shown, now, String.valueOf(e.getMessage()), false);
    } catch (OutboundFailure e) {
      return Attempt.unanswered(
          webhook.url(), shown, now, String.valueOf(e.getMessage()), e.isTimeout());
    }
  }
}
