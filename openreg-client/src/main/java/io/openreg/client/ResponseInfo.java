package io.openreg.client;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frame of an answer.
 *
 * @param status the HTTP status
 * @param headers by lower-case name
 * @param attempt from 1
 */
public record ResponseInfo(int status, Map<String, List<String>> headers, int attempt) {
  /** The first value of a header, whatever the case of its name. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? null : values.get(0);
  }
}
