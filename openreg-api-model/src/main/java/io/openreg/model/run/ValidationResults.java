package io.openreg.model.run;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** What the rules of a run found; {@code total}, {@code passed} and {@code failed} count rules. */
public record ValidationResults(
    @Schema(example = "5") int total,
    @Schema(example = "5") int passed,
    @Schema(example = "0") int failed,
    List<ValidationResult> details) {
  public ValidationResults {
    details = details == null ? List.of() : List.copyOf(details);
  }
}
