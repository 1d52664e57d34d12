package io.openreg.server.submission;

import io.openreg.model.submission.SubmissionStatus;
import java.util.Locale;
import java.util.Optional;

/** How far a file is with its regulator. */
enum FileStatus {
  PENDING,
  SUBMITTED,
  ACCEPTED,
  REJECTED,
  PARTIAL;

  static Optional<FileStatus> of(String wireName) {
    for (FileStatus status : values()) {
      if (status.wire().value().equals(wireName)) {
        return Optional.of(status);
      }
    }
    return Optional.empty();
  }

  SubmissionStatus wire() {
    return SubmissionStatus.of(name().toLowerCase(Locale.ROOT));
  }

  /** Whether the regulator has spoken. */
  boolean isAnswer() {
    return this == ACCEPTED || this == REJECTED || this == PARTIAL;
  }
}
