package io.openreg.model.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One move in a workflow's history. */
public record StateChange(
    @Nullable WorkflowState fromState,
    WorkflowState toState,
    Instant timestamp,
    @Nullable String reason) {}
