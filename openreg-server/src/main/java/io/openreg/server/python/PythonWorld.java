package io.openreg.server.python;

import static java.util.Objects.requireNonNull;

import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.RowSource;
import io.openreg.server.platform.data.Rows;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that user code sees of the world.
 *
 * @param source behind {@code db}; null where there is none, which the code hears when it asks
 * @param rows those that {@code rows} gives; null where there are none. They are closed with the outcome
 * @param mappings behind {@code mappings}
 * @param parameters {@code params}: values as JSON has them, or as a {@link io.openreg.server.platform.data.Row} has them
 * @param log takes what it prints and logs
 * @param cancellation ends it
 */
public record PythonWorld(
    @Nullable RowSource source,
    @Nullable Rows rows,
    MappingLookup mappings,
    Map<String, ? extends @Nullable Object> parameters,
    PythonLog log,
    Cancellation cancellation) {
  public PythonWorld {
    requireNonNull(mappings);
    requireNonNull(log);
    requireNonNull(cancellation);
  }
}
