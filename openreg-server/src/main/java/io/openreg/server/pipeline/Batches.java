package io.openreg.server.pipeline;

import io.openreg.server.platform.data.Columns;

/** Rows that come some at a time. Used by one thread. */
interface Batches extends AutoCloseable {
  Columns columns();

  /** The next rows; an empty batch after the last one, from then on. */
  RowBatch next();

  @Override
  void close();
}
