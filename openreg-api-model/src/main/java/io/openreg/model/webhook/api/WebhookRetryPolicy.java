package io.openreg.model.webhook.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;

/**
 * How a delivery that failed is tried again. What is left out is as usual: 5 attempts, exponential, from 5 seconds up to 300, which
 * gives waits of 5, 10, 20 and 40 seconds. Each wait is lengthened by up to a fifth of itself at random.
 *
 * @param maxAttempts the first one included
 * @param backoff how the waits grow: {@code base × 2ⁿ}, {@code base × n}, or always {@code base}
 * @param baseDelaySeconds the first wait
 * @param maxDelaySeconds no wait is longer, its random part aside
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookRetryPolicy(
    @Min(1) @Max(20) @Schema(example = "5", defaultValue = "5") @Nullable
    Integer maxAttempts,

    @Schema(defaultValue = "exponential") @Nullable WebhookBackoff backoff,

    @Min(1) @Max(3600) @Schema(example = "5", defaultValue = "5") @Nullable
    Integer baseDelaySeconds,

    @Min(1) @Max(86400) @Schema(example = "300", defaultValue = "300") @Nullable
    Integer maxDelaySeconds) {}
