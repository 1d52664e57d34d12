package io.openreg.server.connector;

import io.openreg.server.platform.Stage;
import io.openreg.server.platform.data.RowSource;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.data.RunFailure;

/**
 * A source database, open for one run in one read-only transaction. Used by one thread. Several results may be open at the same
 * time; closing the source closes them.
 */
@Stage
public interface Source extends RowSource, AutoCloseable {
  /**
   * All rows of a table or view, in no certain order.
   *
   * @param name of the table, or {@code schema.table}; looked up in the database's catalogue, never written into SQL as it is
   * @throws RunFailure if the connector's user sees no such table, or may not read it
   */
  Rows table(String name);

  @Override
  void close();
}
