package io.openreg.server.pipeline;

import io.openreg.server.platform.data.Row;

/** Rows that are handed on together. */
final class RowBatch {
  static final RowBatch EMPTY = new RowBatch(new Row[0], 0);

  private final Row[] rows;
  private final int size;

  /** Keeps the array, of which the first {@code size} rows count. */
  RowBatch(Row[] rows, int size) {
    this.rows = rows;
    this.size = size;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  Row get(int index) {
    return rows[index];
  }
}
