package io.openreg.model.submission;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * State of a file that is submitted to a regulator. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(
    type = "string",
    description = "One of pending, submitted, accepted, rejected, partial",
    example = "submitted")
public record SubmissionStatus(@JsonValue String value) {
  public static final SubmissionStatus PENDING = new SubmissionStatus("pending");
  public static final SubmissionStatus SUBMITTED = new SubmissionStatus("submitted");
  public static final SubmissionStatus ACCEPTED = new SubmissionStatus("accepted");
  public static final SubmissionStatus REJECTED = new SubmissionStatus("rejected");
  public static final SubmissionStatus PARTIAL = new SubmissionStatus("partial");

  private static final Set<SubmissionStatus> KNOWN =
      Set.of(PENDING, SUBMITTED, ACCEPTED, REJECTED, PARTIAL);

  public SubmissionStatus {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static SubmissionStatus of(String value) {
    return new SubmissionStatus(value);
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
