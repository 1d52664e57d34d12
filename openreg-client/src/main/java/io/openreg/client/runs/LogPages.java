package io.openreg.client.runs;

import io.openreg.client.PagedIterable;
import io.openreg.model.run.RunLogLine;
import io.openreg.model.run.RunLogs;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** Reads a log by line numbers, which never shift. */
final class LogPages implements PagedIterable.Pages<RunLogLine> {
  private final LongFunction<RunLogs> fetch;
  private long afterLine;
  private boolean ended;

  LogPages(LongFunction<RunLogs> fetch, long afterLine) {
    this.fetch = fetch;
    this.afterLine = afterLine;
  }

  @Override
  public @Nullable List<RunLogLine> next() {
    if (ended) {
      return null;
    }
    RunLogs part = fetch.apply(afterLine);
    ended = !part.hasMore() || part.logs().isEmpty();
    if (!part.logs().isEmpty()) {
      afterLine = part.logs().get(part.logs().size() - 1).lineNumber();
    }
    return part.logs();
  }
}
