package io.openreg.server.run;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One range of bytes (RFC 9110 §14.1.2), both ends inclusive. Several ranges in one request are answered with the whole file,
 * as the RFC allows.
 */
record ByteRange(long first, long last) {
  private static final Pattern HEADER = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

  /** What a header asks for: nothing readable means the whole file. */
  sealed interface Asked {
    record Whole() implements Asked {}

    record Part(ByteRange range) implements Asked {}

    record Unsatisfiable() implements Asked {}
  }

  long length() {
    return last - first + 1;
  }

  static Asked read(@Nullable String header, long size) {
    return Optional.ofNullable(header)
        .map(HEADER::matcher)
        .filter(Matcher::matches)
        .map(match -> of(match.group(1), match.group(2), size))
        .orElse(new Asked.Whole());
  }

  private static Asked of(String from, String to, long size) {
    if (from.isEmpty() && to.isEmpty()) {
      return new Asked.Whole();
    }
    if (from.isEmpty()) {
      long suffix = Long.parseLong(to);
      return suffix == 0 || size == 0
          ? new Asked.Unsatisfiable()
          : new Asked.Part(new ByteRange(Math.max(0, size - suffix), size - 1));
    }
    long first = Long.parseLong(from);
    long last = to.isEmpty() ? size - 1 : Math.min(Long.parseLong(to), size - 1);
    if (!to.isEmpty() && Long.parseLong(to) < first) {
      return new Asked.Whole();
    }
    return first >= size ? new Asked.Unsatisfiable() : new Asked.Part(new ByteRange(first, last));
  }
}
