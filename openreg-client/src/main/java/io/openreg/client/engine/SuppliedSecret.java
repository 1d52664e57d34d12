package io.openreg.client.engine;

import java.util.function.Supplier;

/** A secret that someone else looks after. */
final class SuppliedSecret implements Authority {
  private final Supplier<Secret> source;

  SuppliedSecret(Supplier<Secret> source) {
    this.source = source;
  }

  @Override
  public Secret current(Deadline deadline) {
    return source.get();
  }

  /** A vault may have rotated it between our asking and the server's looking. */
  @Override
  public boolean renew(Secret refused, Deadline deadline) {
    return !source.get().equals(refused);
  }
}
