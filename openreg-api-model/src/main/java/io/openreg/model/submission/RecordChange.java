package io.openreg.model.submission;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One change of a record.
 *
 * @param changedBy e-mail address of whoever did it; null where the server did
 * @param data the row after an amendment
 */
public record RecordChange(
    @Nullable RecordStatus fromStatus,
    RecordStatus toStatus,
    Instant changedAt,
    @Nullable String changeReason,
    @Nullable String changedBy,
    @Nullable Map<String, @Nullable Object> data) {}
