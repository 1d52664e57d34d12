package io.openreg.server.pipeline;

import io.openreg.server.platform.data.Rows;

sealed interface Output extends AutoCloseable {
  @Override
  default void close() {}

  record Records(Rows rows) implements Output {
    @Override
    public void close() {
      rows.close();
    }
  }

  record Document(String text, boolean xml) implements Output {}
}
