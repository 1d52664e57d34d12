package io.openreg.model.submission;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * State of one record of a submitted file. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(
    type = "string",
    description =
        "One of pre_validation_passed, submitted, accepted, file_rejected, record_rejected, amended, resubmitted",
    example = "record_rejected")
public record RecordStatus(@JsonValue String value) {
  public static final RecordStatus PRE_VALIDATION_PASSED =
      new RecordStatus("pre_validation_passed");
  public static final RecordStatus SUBMITTED = new RecordStatus("submitted");
  public static final RecordStatus ACCEPTED = new RecordStatus("accepted");
  public static final RecordStatus FILE_REJECTED = new RecordStatus("file_rejected");
  public static final RecordStatus RECORD_REJECTED = new RecordStatus("record_rejected");
  public static final RecordStatus AMENDED = new RecordStatus("amended");
  public static final RecordStatus RESUBMITTED = new RecordStatus("resubmitted");

  private static final Set<RecordStatus> KNOWN = Set.of(
      PRE_VALIDATION_PASSED,
      SUBMITTED,
      ACCEPTED,
      FILE_REJECTED,
      RECORD_REJECTED,
      AMENDED,
      RESUBMITTED);

  public RecordStatus {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RecordStatus of(String value) {
    return new RecordStatus(value);
  }

  /** Whether this version knows the value. */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  @Override
  public String toString() {
    return value;
  }
}
