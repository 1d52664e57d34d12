package io.openreg.server.platform.identity;

/**
 * "Do this once", as the client asks by {@code Idempotency-Key}.
 *
 * @param route method and path template of the operation
 * @param key the header's value
 * @param bodyDigest SHA-256 of the request's path and body in hex: another body under the same key is a mistake
 */
public record IdempotencyClaim(String route, String key, String bodyDigest) {}
