package io.openreg.server.run;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of a run's state as it is stored. */
record TransitionRow(
    UUID id,
    @Nullable RunState fromState,
    RunState toState,
    @Nullable String reason,
    Instant createdAt) {}
