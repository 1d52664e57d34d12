package io.openreg.server.platform.crypto;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A feature's column of sealed values, as key rotation walks it. */
public interface SealedColumn {
  /** What is sealed here, for the operator: {@code connector credentials}. */
  String name();

  /** Up to {@code limit} values by ascending row id, those after {@code after}; from the first if it is null. */
  List<SealedValue> page(@Nullable UUID after, int limit);

  /** Stores {@code sealed} in the row of {@code before}, unless the row no longer holds that; whether it did. */
  boolean replace(SealedValue before, String sealed);
}
