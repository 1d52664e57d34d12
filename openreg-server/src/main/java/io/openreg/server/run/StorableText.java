package io.openreg.server.run;

/** What code has printed or raised, as a database can keep it. */
final class StorableText {
  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /** PostgreSQL's text has no NUL ("Character Types": the character with code zero cannot be stored). */
  static String of(String text) {
    return text.replace('\0', REPLACEMENT);
  }
}
