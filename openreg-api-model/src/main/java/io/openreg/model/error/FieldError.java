package io.openreg.model.error;

import io.swagger.v3.oas.annotations.media.Schema;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing wrong with a request.
 *
 * @param loc the way to the value: {@code body}, {@code path}, {@code query} or {@code header}, then member names and list positions
 * @param msg what is wrong, for people
 * @param type what is wrong, for programs
 */
public record FieldError(
    @Schema(
        description = "Names and list positions on the way to the value",
        example = "[\"body\", \"name\"]")
    List<Object> loc,

    @Schema(example = "field required") String msg,
    @Schema(example = "value_error.missing") String type)
    implements Serializable {
  public FieldError {
    loc = loc == null ? List.of() : List.copyOf(loc);
  }

  /** {@code loc} joined with dots, such as {@code body.name}. */
  public String path() {
    return loc.stream().map(String::valueOf).collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return path() + ": " + msg;
  }
}
