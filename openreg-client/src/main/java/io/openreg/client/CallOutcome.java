package io.openreg.client;

import io.openreg.client.errors.OpenRegException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt, or a call, ended.
 *
 * @param status the HTTP status; 0 if there was no answer
 * @param failure what the caller gets to see; null if it went well
 */
public record CallOutcome(
    int status, Duration duration, @Nullable OpenRegException failure) {}
