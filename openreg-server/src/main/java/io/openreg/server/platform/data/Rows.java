package io.openreg.server.platform.data;

import org.jspecify.annotations.Nullable;

/** A stream of rows, read once, in order, by one thread. Closing it closes whatever it reads from. */
public interface Rows extends AutoCloseable {
  /** The columns every row has, or {@link Columns#NONE} where they show only with the rows. */
  Columns columns();

  /**
   * The next row, or null after the last one.
   *
   * @throws RunFailure if the row cannot be had; the message is for the user who started the run
   */
  @Nullable
  Row next();

  @Override
  void close();
}
