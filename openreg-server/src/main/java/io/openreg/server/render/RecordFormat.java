package io.openreg.server.render;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;

/** How one format writes records and what stands around them. Serves one run, part after part. */
interface RecordFormat {
  /**
   * Learns the columns, once, before any record: those of the source where it tells them, else those of the first row. It is
   * not called for a run without rows whose columns nobody knows.
   *
   * @param told by the source, so that all rows have them
   */
  void learn(Columns columns, boolean told);

  /** Whether the head holds the number of records, and so can be written only after them. */
  boolean isHeadLate();

  /** What a file begins with. */
  void head(Placeholders placeholders, long count, Bytes out);

  /**
   * One record, with what parts it from the one before.
   *
   * @param number the row's place in the run, counted from 1
   * @param first in its file
   */
  void record(Row row, long number, boolean first, Bytes out);

  /** What a file ends with. */
  void tail(Placeholders placeholders, long count, Bytes out);
}
