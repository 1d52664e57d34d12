package io.openreg.server.webhook;

import io.openreg.server.platform.metrics.Count;
import io.openreg.server.platform.metrics.Durations;
import io.openreg.server.platform.metrics.Metrics;
import java.util.List;

/** What this node has sent to webhooks, for the operator's charts. */
final class WebhookMetrics {
  private static final String SUCCESS = "success";
  private static final String REFUSED = "refused";
  private static final String UNANSWERED = "unanswered";

  private final Count attempts;
  private final Durations answers;

  WebhookMetrics(Metrics metrics) {
    this.attempts = metrics.count(
        "openreg_webhook_attempts_total",
        "Attempts at webhooks; refused: the status was not 200 to 299; unanswered: there was none",
        "result",
        List.of(SUCCESS, REFUSED, UNANSWERED));
    this.answers = metrics.durations(
        "openreg_webhook_answer_seconds",
        "From sending to a webhook to the end of its answer",
        "result",
        List.of(SUCCESS, REFUSED));
  }

  void attempted(Attempt attempt) {
    if (attempt.answer() == null) {
      attempts.one(UNANSWERED);
      return;
    }
    String result = attempt.succeeded() ? SUCCESS : REFUSED;
    attempts.one(result);
    answers.record(attempt.answer().time(), result);
  }
}
