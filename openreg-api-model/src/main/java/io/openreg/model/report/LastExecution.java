package io.openreg.model.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.openreg.model.run.RunStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the newest run of a report stands. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LastExecution(
    RunStatus status, Instant createdAt, @Nullable String errorMessage) {}
