package io.openreg.server.platform.http;

import io.openreg.model.error.FieldError;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Contended;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.IdempotencyClaim;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Work that a client may ask for twice and that is done once, as {@code Idempotency-Key} promises.
 *
 * <p>The claim is the first row of the work's own transaction, so that both are kept or neither. A repeated request is
 * answered from the id of what was made, never from a stored body.
 */
public final class Idempotency {
  static final Duration KEPT_FOR = Duration.ofHours(24);
  private static final Duration IN_FLIGHT_WAIT = Duration.ofSeconds(2);

  private final Transactions transactions;
  private final IdempotencyDao dao;
  private final Clock clock;

  private Idempotency(Transactions transactions, IdempotencyDao dao, Clock clock) {
    this.transactions = transactions;
    this.dao = dao;
    this.clock = clock;
  }

  public static Idempotency on(Database database, Clock clock) {
    return new Idempotency(database.transactions(), database.dao(IdempotencyDao.class), clock);
  }

  /**
   * Runs {@code create} in a transaction, or, where the caller's key did so before, answers with what it made then.
   *
   * @param id of what was made
   * @param load reads it again
   */
  public <T> T once(
      Caller caller, Supplier<T> create, Function<T, UUID> id, Function<UUID, T> load) {
    return doOnce(caller, create, id, load);
  }

  /** The same for answers that hold a secret, which is shown once: repeated, it is a conflict that names what was made. */
  public <T> T onceSecret(Caller caller, Supplier<T> create, Function<T, UUID> id) {
    return doOnce(caller, create, id, made -> {
      throw new Conflict(
          "This key has created a resource before, and its secret is shown only once.",
          Map.of("resource_id", made.toString()));
    });
  }

  private <T> T doOnce(
      Caller caller, Supplier<T> create, Function<T, UUID> id, Function<UUID, T> load) {
    Optional<IdempotencyClaim> claim = caller.call().idempotency();
    if (claim.isEmpty()) {
      return transactions.call(create);
    }
    Optional<IdempotencyRow> before = find(caller, claim.get());
    if (before.isEmpty()) {
      try {
        return transactions.call(() -> first(caller, claim.get(), create, id));
      } catch (Repeated e) {
        before = find(caller, claim.get());
      }
    }
    return load.apply(made(claim.get(), before));
  }

  private <T> T first(
      Caller caller, IdempotencyClaim claim, Supplier<T> create, Function<T, UUID> id) {
    transactions.limitLockWait(IN_FLIGHT_WAIT);
    dao.deleteExpired(caller.tenant(), caller.userId(), claim.route(), claim.key(), oldest());
    try {
      dao.insert(
          caller.tenant(),
          caller.userId(),
          claim.route(),
          claim.key(),
          claim.bodyDigest(),
          clock.instant());
    } catch (AlreadyExists e) {
      throw new Repeated(e);
    } catch (Contended e) {
      throw inFlight();
    }
    T result = create.get();
    dao.complete(caller.tenant(), caller.userId(), claim.route(), claim.key(), id.apply(result));
    return result;
  }

  private Optional<IdempotencyRow> find(Caller caller, IdempotencyClaim claim) {
    return dao.find(caller.tenant(), caller.userId(), claim.route(), claim.key(), oldest());
  }

  private Instant oldest() {
    return clock.instant().minus(KEPT_FOR);
  }

  private static UUID made(IdempotencyClaim claim, Optional<IdempotencyRow> row) {
    IdempotencyRow found = row.orElseThrow(Idempotency::inFlight);
    if (!found.bodyDigest().equals(claim.bodyDigest())) {
      throw new Invalid(new FieldError(
          List.of("header", "Idempotency-Key"),
          "this key was used before for another request",
          "value_error.idempotency_key"));
    }
    return Optional.ofNullable(found.resourceId()).orElseThrow(Idempotency::inFlight);
  }

  private static Conflict inFlight() {
    return Conflict.passing(
        "A request with this Idempotency-Key is under way.", Duration.ofSeconds(1));
  }

  /** Forgets keys older than a day. */
  public int purge() {
    return dao.deleteOlderThan(oldest());
  }

  /** Rolls the transaction back that found the claim taken. */
  private static final class Repeated extends RuntimeException {
    private static final long serialVersionUID = 1;

    Repeated(AlreadyExists cause) {
      super(cause);
    }
  }
}
