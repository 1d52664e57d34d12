package io.openreg.server.platform.data;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/** A run cannot go on. The message is for its owner: it says what to do, holds no secret, and can be stored. */
public final class RunFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final FailureCode code;

  public RunFailure(FailureCode code, String message) {
    this(code, message, null);
  }

  public RunFailure(FailureCode code, String message, @Nullable Throwable cause) {
    super(LegibleText.of(message), cause);
    this.code = requireNonNull(code);
  }

  public FailureCode code() {
    return code;
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
