package io.openreg.server.connector;

import static java.util.Objects.requireNonNull;

import io.openreg.server.platform.Stage;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a worker process needs to read a source: a connector as stored, with its credentials in the clear. Travels to
 * the worker over standard input only.
 *
 * @param type a connector type of the API guide: {@code postgresql}, {@code mysql}, {@code sqlserver}, {@code oracle},
 *     {@code odbc}
 * @param config where the database is, as the user gave it; checked again when the source is opened
 */
@Stage
public record SourceSpec(
    String type, Map<String, @Nullable Object> config, Credentials credentials) {
  /** Copies the config, whose values may be null. */
  public SourceSpec {
    requireNonNull(type);
    requireNonNull(credentials);
    config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
  }

  // The config too may hold what is nobody's business: an ODBC connection string, host names.
  @Override
  public String toString() {
    return "SourceSpec[type=" + type + "]";
  }
}
