package io.openreg.server.python;

import io.openreg.server.platform.data.Rows;

/** What user code has returned. */
public sealed interface PythonOutput {
  /** Rows: those of a query returned untouched, which Python never holds, or those the code makes as they are read. */
  record Records(Rows rows) implements PythonOutput {}

  /**
   * A finished document.
   *
   * @param xml whether the code has said so, by {@code __xml_content__}
   */
  record Text(String text, boolean xml) implements PythonOutput {}

  /** {@code None}. */
  record Nothing() implements PythonOutput {}
}
