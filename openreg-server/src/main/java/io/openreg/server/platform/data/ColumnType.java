package io.openreg.server.platform.data;

/** What a column holds, as far as its source tells. {@link #ANY} where only the values know, as in a transform's output. */
public enum ColumnType {
  BOOLEAN,
  INTEGER,
  DECIMAL,
  FLOAT,
  TEXT,
  DATE,
  TIME,
  TIMESTAMP,
  TIMESTAMP_WITH_ZONE,
  UUID,
  BINARY,
  ANY
}
