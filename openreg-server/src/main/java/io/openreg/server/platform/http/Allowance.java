package io.openreg.server.platform.http;

import java.time.Instant;

/**
 * What is left of a {@link Rate}.
 *
 * @param granted whether the request that asked may go on
 * @param remaining how many more may follow before {@code reset}
 * @param reset when the full number is there again
 */
public record Allowance(boolean granted, int limit, int remaining, Instant reset) {}
