package io.openreg.server.transform;

import io.openreg.server.platform.Stage;
import io.openreg.server.platform.data.Rows;

/** What a version's code has made. */
@Stage
public sealed interface TransformOutput {
  /** Rows, to be closed when they are read; none at all where the code returned {@code None}. */
  record Records(Rows rows) implements TransformOutput {}

  /**
   * A finished document of at most 100,000,000 characters.
   *
   * @param xml whether the code has said that it is XML, by {@code __xml_content__}
   */
  record Document(String text, boolean xml) implements TransformOutput {}
}
