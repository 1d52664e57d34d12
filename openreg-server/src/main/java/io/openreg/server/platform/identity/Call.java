package io.openreg.server.platform.identity;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request behind a piece of work.
 *
 * @param requestId of {@code X-Request-ID}, or made for it
 * @param address of the client, behind trusted proxies the one they report
 * @param userAgent as sent, or null
 * @param idempotency what {@code Idempotency-Key} claims, where the operation heeds it
 * @param ifMatch the value of {@code If-Match}, or null
 */
public record Call(
    String requestId,
    String address,
    @Nullable String userAgent,
    Optional<IdempotencyClaim> idempotency,
    @Nullable String ifMatch) {
  public Call {
    requireNonNull(requestId);
    requireNonNull(address);
    requireNonNull(idempotency);
  }

  Call claiming(IdempotencyClaim claim) {
    return new Call(requestId, address, userAgent, Optional.of(claim), ifMatch);
  }

  /** Work that no request asked for: a command, a job. */
  public static Call internal(String requestId) {
    return new Call(requestId, "local", null, Optional.empty(), null);
  }
}
