package io.openreg.server.pipeline;

import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;

/**
 * Cuts rows into batches, with a look at the cancellation between any two rows. A batch is as long as makes handing it on
 * cheap, but takes no longer than people wait, and holds little more than a megabyte of text, so that wide rows do
 * not fill the memory.
 */
final class RowBatches implements Batches {
  private static final int LONGEST = 512;
  private static final int HEAVIEST = 1 << 20;
  private static final long QUICK_NANOS = 10_000_000;
  private static final long SLOW_NANOS = 50_000_000;

  private final Rows rows;
  private final Cancellation cancellation;
  private int length = 1;
  private boolean ended;

  RowBatches(Rows rows, Cancellation cancellation) {
    this.rows = rows;
    this.cancellation = cancellation;
  }

  @Override
  public Columns columns() {
    return rows.columns();
  }

  @Override
  public RowBatch next() {
    if (ended) {
      return RowBatch.EMPTY;
    }
    long began = System.nanoTime();
    RowBatch batch = read();
    long took = System.nanoTime() - began;
    if (took < QUICK_NANOS) {
      length = Math.min(LONGEST, length * 2);
    } else if (took > SLOW_NANOS) {
      length = Math.max(1, length / 2);
    }
    return batch;
  }

  private RowBatch read() {
    Row[] batch = new Row[length];
    int size = 0;
    long weight = 0;
    while (size < batch.length && weight < HEAVIEST) {
      cancellation.check();
      Row row = rows.next();
      if (row == null) {
        ended = true;
        break;
      }
      weight += weight(row);
      batch[size++] = row;
    }
    return new RowBatch(batch, size);
  }

  private static long weight(Row row) {
    long weight = 0;
    for (int i = 0; i < row.size(); i++) {
      Object value = row.get(i);
      if (value instanceof String text) {
        weight += text.length();
      } else if (value instanceof byte[] bytes) {
        weight += bytes.length;
      }
    }
    return weight;
  }

  @Override
  public void close() {
    rows.close();
  }
}
