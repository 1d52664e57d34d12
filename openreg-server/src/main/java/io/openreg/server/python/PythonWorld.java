package io.openreg.server.python;

import static java.util.Objects.requireNonNull;

import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.RowSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that user code sees of the world.
 *
 * @param source behind {@code db}
 * @param mappings behind {@code mappings}
 * @param parameters {@code params}: values as JSON has them, or as a {@link io.openreg.server.platform.data.Row} has them
 * @param log takes what it prints and logs
 * @param cancellation ends it
 */
public record PythonWorld(
    RowSource source,
    MappingLookup mappings,
    Map<String, ? extends @Nullable Object> parameters,
    PythonLog log,
    Cancellation cancellation) {
  public PythonWorld {
    requireNonNull(source);
    requireNonNull(mappings);
    requireNonNull(log);
    requireNonNull(cancellation);
  }
}
