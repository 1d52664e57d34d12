package io.openreg.model.report;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * State of a report version. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(type = "string", description = "One of draft, active, archived", example = "active")
public record VersionStatus(@JsonValue String value) {
  public static final VersionStatus DRAFT = new VersionStatus("draft");
  public static final VersionStatus ACTIVE = new VersionStatus("active");
  public static final VersionStatus ARCHIVED = new VersionStatus("archived");

  private static final Set<VersionStatus> KNOWN = Set.of(DRAFT, ACTIVE, ARCHIVED);

  public VersionStatus {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static VersionStatus of(String value) {
    return new VersionStatus(value);
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
