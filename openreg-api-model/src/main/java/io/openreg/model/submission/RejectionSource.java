package io.openreg.model.submission;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * Who refused a record. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(
    type = "string",
    description = "One of regulator_file, regulator_record",
    example = "regulator_record")
public record RejectionSource(@JsonValue String value) {
  public static final RejectionSource REGULATOR_FILE = new RejectionSource("regulator_file");
  public static final RejectionSource REGULATOR_RECORD = new RejectionSource("regulator_record");

  private static final Set<RejectionSource> KNOWN = Set.of(REGULATOR_FILE, REGULATOR_RECORD);

  public RejectionSource {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static RejectionSource of(String value) {
    return new RejectionSource(value);
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
