package io.openreg.client;

/**
 * One try of a call.
 *
 * @param operation which operation, such as {@code runs.get}: few values, fit for a metric's label
 * @param method the HTTP method
 * @param number from 1
 * @param requestId sent with the request, the same for all tries of a call
 */
public record CallAttempt(String operation, String method, int number, String requestId) {}
