package io.openreg.model.delivery;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/** How files are sent. An open value: a newer server may send one this version does not know, which is kept as it came. */
@Schema(type = "string", description = "One of sftp, ftp", example = "sftp")
public record DestinationProtocol(@JsonValue String value) {
  public static final DestinationProtocol SFTP = new DestinationProtocol("sftp");
  public static final DestinationProtocol FTP = new DestinationProtocol("ftp");

  private static final Set<DestinationProtocol> KNOWN = Set.of(SFTP, FTP);

  public DestinationProtocol {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static DestinationProtocol of(String value) {
    return new DestinationProtocol(value);
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
