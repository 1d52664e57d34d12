package io.openreg.server.render;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;

/** A value that cannot be written as asked. The message goes on from "Row 7, column price:". */
final class UnfitValue extends Exception {
  private static final long serialVersionUID = 1;

  UnfitValue(String message) {
    super(message, null, false, false);
  }

  static UnfitValue halfPair(char half) {
    return new UnfitValue(
        "holds half of a surrogate pair, U+%04X, which is no character".formatted((int) half));
  }

  /** The end of the run, for its owner: which row, counted from 1 in the file's order, and which column. */
  RunFailure at(long row, String column) {
    return in("Row " + row + ", column " + column);
  }

  RunFailure in(String place) {
    return new RunFailure(FailureCode.ARTIFACT_GENERATION_ERROR, place + ": " + getMessage() + ".");
  }
}
