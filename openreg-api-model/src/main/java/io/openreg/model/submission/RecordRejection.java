package io.openreg.model.submission;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A record that the regulator has rejected.
 *
 * @param recordRef what the file knows it by
 */
public record RecordRejection(
    @NotBlank @Size(max = 255) @Schema(example = "TXN-001") String recordRef,
    @Size(max = 100) @Schema(example = "ERR001") @Nullable String code,

    @Size(max = 2000) @Schema(example = "Invalid LEI") @Nullable
    String message) {}
