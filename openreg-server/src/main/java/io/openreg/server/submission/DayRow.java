package io.openreg.server.submission;

import io.openreg.model.submission.SubmissionDay;
import java.time.LocalDate;

/** Records of a business date, counted. */
record DayRow(
    LocalDate businessDate,
    long records,
    long submitted,
    long accepted,
    long rejected,
    long waiting,
    long amended) {
  SubmissionDay wire() {
    long pending = rejected + amended;
    return new SubmissionDay(
        businessDate,
        records,
        submitted,
        accepted,
        rejected,
        pending,
        accepted > 0 && pending == 0 && submitted == 0 && waiting == 0);
  }
}
