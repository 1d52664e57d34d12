package io.openreg.server.submission;

import io.openreg.model.submission.RecordChange;
import io.openreg.server.platform.db.Json;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One line of a record's history as it is stored. */
record ChangeRow(
    int position,
    @Nullable RecordState fromStatus,
    RecordState toStatus,
    @Nullable String reason,
    @Nullable String changedBy,
    @Json @Nullable Map<String, @Nullable Object> data,
    Instant changedAt) {
  RecordChange wire() {
    return new RecordChange(
        fromStatus == null ? null : fromStatus.wire(),
        toStatus.wire(),
        changedAt,
        reason,
        changedBy,
        data);
  }
}
