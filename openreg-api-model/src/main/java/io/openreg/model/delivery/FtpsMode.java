package io.openreg.model.delivery;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/** Whether FTP is encrypted: not at all, from a command on, or from the first byte. An open value: a newer server may send one this version does not know, which is kept as it came. */
@Schema(type = "string", description = "One of none, explicit, implicit", example = "none")
public record FtpsMode(@JsonValue String value) {
  public static final FtpsMode NONE = new FtpsMode("none");
  public static final FtpsMode EXPLICIT = new FtpsMode("explicit");
  public static final FtpsMode IMPLICIT = new FtpsMode("implicit");

  private static final Set<FtpsMode> KNOWN = Set.of(NONE, EXPLICIT, IMPLICIT);

  public FtpsMode {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static FtpsMode of(String value) {
    return new FtpsMode(value);
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
