package io.openreg.server.submission;

import io.openreg.model.submission.RecordStatus;
import java.util.Locale;
import java.util.Optional;

/** How far a record is. Only what a regulator has rejected can be amended and sent again; what it has accepted stays so. */
enum RecordState {
  PRE_VALIDATION_PASSED,
  SUBMITTED,
  ACCEPTED,
  FILE_REJECTED,
  RECORD_REJECTED,
  AMENDED,
  RESUBMITTED;

  static Optional<RecordState> of(String wireName) {
    for (RecordState state : values()) {
      if (state.wire().value().equals(wireName)) {
        return Optional.of(state);
      }
    }
    return Optional.empty();
  }

  RecordStatus wire() {
    return RecordStatus.of(name().toLowerCase(Locale.ROOT));
  }

  boolean isAmendable() {
    return this == FILE_REJECTED || this == RECORD_REJECTED || this == AMENDED;
  }
}
