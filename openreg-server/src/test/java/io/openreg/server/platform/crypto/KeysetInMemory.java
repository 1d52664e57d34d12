package io.openreg.server.platform.crypto;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A keyset store for tests of what is built on it. */
final class KeysetInMemory implements KeysetStore {
  private final AtomicReference<@Nullable WrappedKeyset> stored = new AtomicReference<>();

  @Override
  public Optional<WrappedKeyset> read() {
    return Optional.ofNullable(stored.get());
  }

  @Override
  public boolean write(WrappedKeyset next) {
    WrappedKeyset before = stored.get();
    int version = before == null ? 0 : before.version();
    return version == next.version() - 1 && stored.compareAndSet(before, next);
  }
}
