package io.openreg.server.render;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;

/** How a row becomes an element. */
interface XmlRecord {
  void learn(Columns columns, boolean told);

  void write(Row row, long number, int level, Bytes out);
}
