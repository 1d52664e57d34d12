package io.openreg.model.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a test of a destination found. A failed test is an answer, not an error.
 *
 * @param message what went wrong and what to look at, without any secret
 * @param hostKeyFingerprint what the server has shown, to be compared with what its operator says; null where it was not reached, or shows
 *     none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DestinationTestResult(
    boolean success,

    @Schema(example = "Connection successful. Directory accessible.")
    String message,

    @Schema(example = "SHA256:uNiVztksCsDhcc0u9e8BrQXpAHVPPxKK4TNbT0TkaGQ") @Nullable
    String hostKeyFingerprint) {}
