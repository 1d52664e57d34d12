package io.openreg.model.submission;

import java.util.List;
import java.util.UUID;

/**
 * What has happened to a record.
 *
 * @param history oldest first
 */
public record RecordHistory(
    UUID recordId, RecordStatus currentStatus, List<RecordChange> history) {}
