package io.openreg.server.python;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import org.jspecify.annotations.Nullable;

/** The rows of a query that user code has returned untouched. */
final class QueryRows implements Rows {
  private final PythonRun run;
  private final Rows rows;

  QueryRows(PythonRun run, Rows rows) {
    this.run = run;
    this.rows = rows;
  }

  @Override
  public Columns columns() {
    return rows.columns();
  }

  @Override
  public @Nullable Row next() {
    run.checkCancelled();
    return rows.next();
  }

  @Override
  public void close() {
    run.close();
  }
}
