package io.openreg.server.connector;

import io.openreg.server.platform.Stage;
import io.openreg.server.platform.data.RowSource;

/**
 * A source database, open for one run in one read-only transaction. Used by one thread. Several results may be open at the same
 * time; closing the source closes them.
 */
@Stage
public interface Source extends RowSource, AutoCloseable {
  @Override
  void close();
}
