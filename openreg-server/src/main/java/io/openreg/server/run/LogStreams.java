package io.openreg.server.run;

import io.openreg.model.run.RunLogEnd;
import io.openreg.model.run.RunLogLine;
import io.openreg.model.run.RunLogs;
import io.openreg.server.platform.http.Unavailable;
import io.openreg.server.platform.identity.TenantId;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows logs for readers that stay connected. One thread serves them all, by looking twice a second; none has a thread of its own. */
final class LogStreams {
  private static final Logger LOG = LoggerFactory.getLogger(LogStreams.class);
  private static final int MOST = 200;
  private static final int LINES_AT_ONCE = 500;
  private static final long LOOK_MILLIS = 500;
  // An idle proxy cuts a connection on which nothing moves: 15 s is below the usual limits.
  private static final int LOOKS_TO_SIGN_OF_LIFE = 30;

  private final RunLog log;
  private final ScheduledExecutorService executor;
  private final Set<Reader> readers = ConcurrentHashMap.newKeySet();

  LogStreams(RunLog log, ScheduledExecutorService executor) {
    this.log = log;
    this.executor = executor;
    executor.scheduleWithFixedDelay(this::serve, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** @throws io.openreg.server.platform.http.NotFound before anything is sent, if there is no such run */
  void open(TenantId tenant, UUID runId, long afterLine, SseEventSink sink, Sse sse) {
    RunLogs first = log.read(tenant, runId, afterLine, null, 1);
    if (readers.size() >= MOST) {
      throw new Unavailable(
          "Too many logs are being followed: read them page by page.", Duration.ofSeconds(10));
    }
    Reader reader = new Reader(tenant, first.jobRunId(), sink, sse, afterLine);
    readers.add(reader);
    executor.execute(() -> serve(reader));
  }

  private void serve() {
    readers.forEach(this::serve);
  }

  private void serve(Reader reader) {
    try {
      if (!readers.contains(reader)) {
        return;
      }
      if (reader.sink.isClosed() || reader.advance()) {
        readers.remove(reader);
        reader.sink.close();
      }
    } catch (RuntimeException e) {
      LOG.debug("A reader of a log is gone", e);
      readers.remove(reader);
      reader.sink.close();
    }
  }

  /** Where one reader stands. Touched by the executor's one thread only. */
  private final class Reader {
    private final TenantId tenant;
    private final UUID runId;
    private final SseEventSink sink;
    private final Sse sse;
    private long line;
    private int looks;

    Reader(TenantId tenant, UUID runId, SseEventSink sink, Sse sse, long line) {
      this.tenant = tenant;
      this.runId = runId;
      this.sink = sink;
      this.sse = sse;
      this.line = line;
    }

    /** Sends what is new; true when the run has ended and all of it was sent. */
    boolean advance() {
      // The status is read before the lines: a run that has ended by then writes no more of them.
      RunLogs page = log.read(tenant, runId, line, null, LINES_AT_ONCE);
      List<RunLogLine> lines = page.logs();
      if (!lines.isEmpty()) {
        lines.forEach(this::send);
        looks = 0;
      } else if (page.status().isTerminal()) {
        sink.send(event("end", RunLogEnd.of(page.status())).build());
        return true;
      } else if (++looks >= LOOKS_TO_SIGN_OF_LIFE) {
        sink.send(sse.newEventBuilder().comment("still running").build());
        looks = 0;
      }
      return false;
    }

    private void send(RunLogLine next) {
      line = next.lineNumber();
      sink.send(event("log", next).id(String.valueOf(line)).build());
    }

    private OutboundSseEvent.Builder event(String name, Object data) {
      return sse.newEventBuilder()
          .name(name)
          .mediaType(MediaType.APPLICATION_JSON_TYPE)
          .data(data);
    }
  }
}
