package io.openreg.server.pipeline;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.render.RowSpool;
import java.nio.file.Path;
import java.util.Map;

/** Puts the rows of a submission aside, each under the reference that the regulator will know it by. */
final class RecordSpool implements AutoCloseable {
  private static final int LONGEST_REFERENCE = 255;

  private final String column;
  private final RowSpool spool;

  RecordSpool(SubmissionConfig submission, Path directory) {
    this.column = submission.recordRef();
    this.spool = RowSpool.open(directory.resolve(SpooledRows.RECORDS));
  }

  void write(long number, Row row) {
    spool.write(number, Map.of(SpooledRows.REFERENCE, reference(number, row)), row);
  }

  private String reference(long number, Row row) {
    if (row.columns().indexOf(column) < 0) {
      throw refused(number, "there is no such column, and submission.record_ref names it");
    }
    Object value = row.get(column);
    String reference = value == null ? "" : String.valueOf(value);
    if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
      throw refused(
          number, "a record's reference must have 1 to " + LONGEST_REFERENCE + " characters");
    }
    return reference;
  }

  private RunFailure refused(long number, String why) {
    return new RunFailure(
        FailureCode.ARTIFACT_GENERATION_ERROR,
        "Row " + number + ", column " + column + ": " + why + ".");
  }

  SpooledRows finish() {
    spool.close();
    return new SpooledRows(SpooledRows.RECORDS, spool.path(), spool.rows());
  }

  @Override
  public void close() {
    spool.close();
  }
}
