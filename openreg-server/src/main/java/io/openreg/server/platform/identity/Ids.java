package io.openreg.server.platform.identity;

import java.util.UUID;

/** Makes the ids of new rows. */
@FunctionalInterface
public interface Ids {
  UUID next();
}
