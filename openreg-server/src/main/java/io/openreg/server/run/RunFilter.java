package io.openreg.server.run;

import io.openreg.model.error.FieldError;
import io.openreg.server.platform.http.Invalid;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which runs a list shows; a null member means all of them. Times are those of creation, both ends included. */
record RunFilter(
    @Nullable RunResult status,
    @Nullable UUID reportId,
    @Nullable LocalDate businessDate,
    @Nullable Instant from,
    @Nullable Instant to) {

  static @Nullable RunResult status(@Nullable String wireName) {
    if (wireName == null || wireName.isEmpty()) {
      return null;
    }
    return RunResult.of(wireName)
        .orElseThrow(() -> new Invalid(new FieldError(
            List.of("query", "status"),
            "must be one of pending, running, success, failed, partial",
            "value_error.enum")));
  }
}
