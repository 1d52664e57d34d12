package io.openreg.server.platform;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Places where a test kills the server, named after the arrows of a run's way. Which one, if any, comes from the system
 * property {@code openreg.halt}; a kill is {@link Runtime#halt}, which runs no hook and flushes nothing, like {@code kill -9}.
 */
public final class HaltPoints {
  public static final String PROPERTY = "openreg.halt";
  public static final int EXIT_CODE = 137;

  private final @Nullable String chosen;

  private HaltPoints(@Nullable String chosen) {
    this.chosen = chosen;
  }

  public static HaltPoints fromSystem() {
    return new HaltPoints(Optional.ofNullable(System.getProperty(PROPERTY))
        .filter(name -> !name.isBlank())
        .orElse(null));
  }

  /** Returns, unless this is where the server is to die. */
  public void reach(String name) {
    if (name.equals(chosen)) {
      Runtime.getRuntime().halt(EXIT_CODE);
    }
  }
}
