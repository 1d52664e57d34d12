package io.openreg.server.cli;

/**
 * What the doctor found about one thing.
 *
 * @param about the thing, in a word or two
 * @param says what is so and, where it is not good, what to do
 */
record Finding(Grade grade, String about, String says) {
  static Finding good(String about, String says) {
    return new Finding(Grade.OK, about, says);
  }

  static Finding doubtful(String about, String says) {
    return new Finding(Grade.WARN, about, says);
  }

  static Finding bad(String about, String says) {
    return new Finding(Grade.FAIL, about, says);
  }

  /** One line, as a terminal shows it. */
  String line() {
    return "%-4s  %-14s  %s".formatted(grade, about, says.replace("\n", " "));
  }

  enum Grade {
    OK,
    WARN,
    FAIL
  }
}
