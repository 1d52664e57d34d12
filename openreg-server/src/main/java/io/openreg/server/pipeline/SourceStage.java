package io.openreg.server.pipeline;

import io.openreg.server.connector.Source;
import io.openreg.server.connector.SourceSpec;
import io.openreg.server.platform.data.Cancellation;
import java.time.Duration;

/** Opens a source, as {@link io.openreg.server.connector.Sources#open} does. */
@FunctionalInterface
interface SourceStage {
  Source open(SourceSpec spec, Cancellation cancellation, Duration queryTimeout);
}
