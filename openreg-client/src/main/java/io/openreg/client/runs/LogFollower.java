package io.openreg.client.runs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.OpenBody;
import io.openreg.client.errors.ConnectionException;
import io.openreg.client.errors.DecodingException;
import io.openreg.model.run.RunLogEnd;
import io.openreg.model.run.RunLogLine;
import io.openreg.model.run.RunStatus;
import java.io.IOException;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a live log to its end, over as many connections as it takes. */
final class LogFollower {
  // A log may be silent for minutes while a proxy ends every connection after one: no failure.
  private static final long LONG_NANOS = 10_000_000_000L;

  private final CallEngine engine;
  private final RunsHttp http;
  private final JsonMapper json;
  private final UUID runId;
  private final Consumer<RunLogLine> listener;
  private final RequestOptions[] options;
  private volatile @Nullable OpenBody body;
  private volatile boolean cancelled;
  private @Nullable String lastEventId;
  private int failures;

  LogFollower(
      CallEngine engine,
      RunsHttp http,
      JsonMapper json,
      UUID runId,
      Consumer<RunLogLine> listener,
      RequestOptions[] options) {
    this.engine = engine;
    this.http = http;
    this.json = json;
    this.runId = runId;
    this.listener = listener;
    this.options = options;
  }

  RunStatus follow() {
    return engine.interruptibly(
        "following the log of run " + runId, options, this::readToEnd, this::cancel);
  }

  private RunStatus readToEnd() {
    while (true) {
      RunStatus end = null;
      long openedAt = engine.timing().nanoTime();
      IOException broken = null;
      try (OpenBody open =
          engine.open(options, call -> http.followLogs(runId, lastEventId, call))) {
        body = open;
        end = read(new ServerSentEvents(open.stream()));
      } catch (IOException e) {
        broken = e;
      }
      if (end != null) {
        return end;
      }
      if (engine.timing().nanoTime() - openedAt >= LONG_NANOS) {
        failures = 0;
      }
      pause(broken);
    }
  }

  /** Null if the stream ended before the log did. */
  private @Nullable RunStatus read(ServerSentEvents events) throws IOException {
    for (ServerSentEvents.Event event = events.next(); event != null; event = events.next()) {
      failures = 0;
      switch (event.type()) {
        case "log" -> {
          listener.accept(decode(event, RunLogLine.class));
          lastEventId = event.id() == null ? lastEventId : event.id();
        }
        case "end" -> {
          return decode(event, RunLogEnd.class).jobStatus();
        }
        default -> {} // A newer server may say more.
      }
    }
    return null;
  }

  private <T> T decode(ServerSentEvents.Event event, Class<T> type) {
    try {
      return json.readValue(event.data(), type);
    } catch (JsonProcessingException e) {
      throw new DecodingException(
          "the log of run " + runId + " has an event that is not " + type.getSimpleName(), "", e);
    }
  }

  private void pause(@Nullable IOException broken) {
    if (cancelled) {
      throw new IllegalStateException("no longer followed");
    }
    failures++;
    if (failures > engine.maxRetries(options)) {
      throw new ConnectionException(
          "the log of run " + runId + " broke off " + failures + " times", failures, broken);
    }
    engine.pause(failures - 1);
  }

  private void cancel() {
    cancelled = true;
    OpenBody open = body;
    if (open != null) {
      open.cancel();
    }
  }
}
