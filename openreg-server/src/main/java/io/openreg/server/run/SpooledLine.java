package io.openreg.server.run;

import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A row that a run has put aside.
 *
 * @param row its number, from 1
 * @param labels what is said of it
 * @param data its values by column; dates and times as text
 */
record SpooledLine(long row, Map<String, String> labels, Map<String, @Nullable Object> data) {
  String label(String name) {
    return Objects.requireNonNull(labels.get(name), () -> "Row " + row + " has no " + name);
  }
}
