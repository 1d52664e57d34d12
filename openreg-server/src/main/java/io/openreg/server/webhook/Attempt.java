package io.openreg.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.platform.data.LegibleText;
import io.openreg.server.platform.net.OutboundAnswer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was sent and what came of it.
 *
 * @param headers that were sent, without secrets
 * @param answer null if nobody answered
 * @param error what went wrong; null if nothing did
 * @param timedOut whether the answer took too long
 */
record Attempt(
    String url,
    Map<String, String> headers,
    Instant sentAt,
    @Nullable OutboundAnswer answer,
    @Nullable String error,
    boolean timedOut) {

  static Attempt answered(
      String url, Map<String, String> headers, Instant sentAt, OutboundAnswer answer) {
    return new Attempt(url, headers, sentAt, answer, error(answer.status()), false);
  }

  static Attempt unanswered(
      String url, Map<String, String> headers, Instant sentAt, String error, boolean timedOut) {
    return new Attempt(url, headers, sentAt, null, error, timedOut);
  }

  private static @Nullable String error(int status) {
    if (status >= 200 && status < 300) {
      return null;
    }
    return status >= 300 && status < 400
        ? "The receiver answered with a redirect (" + status
            + "), which is not followed: set the webhook's URL to where it leads."
        : "The receiver answered with status " + status + ".";
  }

  boolean succeeded() {
    return error == null;
  }

  @Nullable
  Integer status() {
    return answer == null ? null : answer.status();
  }

  @Nullable
  Long timeMs() {
    return answer == null ? null : answer.time().toMillis();
  }

  @Nullable
  String body() {
    return answer == null ? null : LegibleText.of(new String(answer.body(), UTF_8));
  }

  AttemptRow row(UUID id, int number) {
    return new AttemptRow(
        id,
        number,
        url,
        headers,
        sentAt,
        status(),
        answer == null ? null : ShownHeaders.received(answer.headers()),
        body(),
        answer == null ? null : sentAt.plus(answer.time()),
        timeMs(),
        error);
  }
}
