package io.openreg.server.connector;

import static java.util.Objects.requireNonNull;

/** A statement that is not run: it is broken, or it does more than read. */
final class UnreadableSql extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int offset;

  /**
   * Refuses a statement.
   *
   * @param offset the character it is about, counted from 0
   */
  UnreadableSql(String message, int offset) {
    super(requireNonNull(message));
    this.offset = offset;
  }

  int offset() {
    return offset;
  }

  @Override
  public String getMessage() {
    return requireNonNull(super.getMessage());
  }
}
