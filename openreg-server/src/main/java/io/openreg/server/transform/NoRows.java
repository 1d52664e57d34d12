package io.openreg.server.transform;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import org.jspecify.annotations.Nullable;

/** The rows of code that returned None. */
enum NoRows implements Rows {
  INSTANCE;

  @Override
  public Columns columns() {
    return Columns.NONE;
  }

  @Override
  public @Nullable Row next() {
    return null;
  }

  @Override
  public void close() {}
}
