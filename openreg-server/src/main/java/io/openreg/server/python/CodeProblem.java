package io.openreg.server.python;

import static java.util.Objects.requireNonNull;

/**
 * Something wrong with code that has not been run.
 *
 * @param line counted from 1
 * @param column counted from 1
 */
public record CodeProblem(int line, int column, String message) {
  public CodeProblem {
    requireNonNull(message);
  }
}
