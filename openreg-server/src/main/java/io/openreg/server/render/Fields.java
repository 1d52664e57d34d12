package io.openreg.server.render;

import io.openreg.server.platform.data.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The fields of a flat record: which there are, in what order, and their values in one row after the other. */
interface Fields {
  List<String> names();

  int size();

  /**
   * Moves to that row.
   *
   * @param number its place in the run, counted from 1
   */
  void read(Row row, long number);

  /** The value of a field, by its place in {@link #names()}. */
  @Nullable
  Object value(int index) throws UnfitValue;
}
