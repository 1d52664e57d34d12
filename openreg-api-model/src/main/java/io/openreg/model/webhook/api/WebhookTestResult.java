package io.openreg.model.webhook.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What came of a test. A test that fails is an answer, not an error.
 *
 * @param success whether the receiver answered with a status of 200 to 299
 * @param statusCode null if it did not answer
 * @param responseTimeMs null if it did not answer
 * @param responseBody the first 1000 characters of the answer; null if there was none
 * @param error what went wrong; null if nothing did
 * @param timeoutSeconds how long was waited; null unless that was too long
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookTestResult(
    boolean success,
    @Schema(example = "200") @Nullable Integer statusCode,
    @Schema(example = "150") @Nullable Long responseTimeMs,
    @Nullable String responseBody,
    @Nullable String error,
    @Nullable Integer timeoutSeconds) {}
