package io.openreg.server.platform.crypto;

import java.util.Optional;

/** Where all nodes of an installation find the one keyset. */
public interface KeysetStore {
  Optional<WrappedKeyset> read();

  /** Stores {@code next} if the stored version is {@code next.version() - 1} (0: nothing stored yet); false if it is not. */
  boolean write(WrappedKeyset next);
}
