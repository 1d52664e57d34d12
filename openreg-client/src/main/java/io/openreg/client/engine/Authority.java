package io.openreg.client.engine;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where the secret of a call comes from. Thread-safe. */
public interface Authority {
  /** Calls without a secret. */
  Authority NONE = new Authority() {
    @Override
    public @Nullable Secret current(Deadline deadline) {
      return null;
    }

    @Override
    public boolean renew(Secret refused, Deadline deadline) {
      return false;
    }
  };

  /** Asks {@code source} every time, so a secret may change between calls. */
  static Authority supplied(Supplier<Secret> source) {
    return new SuppliedSecret(source);
  }

  /** The secret to use now, null for none. May ask the server for one. */
  @Nullable
  Secret current(Deadline deadline);

  /**
   * After the server has refused {@code refused}: whether {@link #current} now gives another, so that trying again makes sense.
   *
   * @throws io.openreg.client.errors.AuthenticationException if a new one was asked for and refused
   */
  boolean renew(Secret refused, Deadline deadline);

  /** Drops what is held, because the session was ended on purpose. */
  default void forget() {}
}
