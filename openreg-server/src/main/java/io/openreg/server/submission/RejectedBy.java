package io.openreg.server.submission;

import io.openreg.model.submission.RejectionSource;
import java.util.Locale;
import java.util.Optional;

/** Whether the regulator has rejected a record by itself or with its file. */
enum RejectedBy {
  REGULATOR_FILE,
  REGULATOR_RECORD;

  static Optional<RejectedBy> of(String wireName) {
    for (RejectedBy source : values()) {
      if (source.wire().value().equals(wireName)) {
        return Optional.of(source);
      }
    }
    return Optional.empty();
  }

  RejectionSource wire() {
    return RejectionSource.of(name().toLowerCase(Locale.ROOT));
  }
}
