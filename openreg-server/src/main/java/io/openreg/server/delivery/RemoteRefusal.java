package io.openreg.server.delivery;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The server has understood and said no. The connection still stands. */
final class RemoteRefusal extends IOException {
  private static final long serialVersionUID = 1;

  RemoteRefusal(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
