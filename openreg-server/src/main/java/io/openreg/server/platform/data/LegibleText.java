package io.openreg.server.platform.data;

/** Text of whatever origin, such as a message that user code has made up, in a form that every encoding and database takes. */
public final class LegibleText {
  private static final char REPLACEMENT = '\uFFFD';

  private LegibleText() {}

  /** The same text with U+FFFD for U+0000, which PostgreSQL does not store, and for halves of surrogate pairs, which UTF-8 cannot write. */
  public static String of(String text) {
    if (is(text)) {
      return text;
    }
    StringBuilder legible = new StringBuilder(text.length());
    text.codePoints()
        .forEach(code -> legible.appendCodePoint(isNoCharacter(code) ? REPLACEMENT : code));
    return legible.toString();
  }

  /** Whether the text is in that form as it is. */
  public static boolean is(String text) {
    return text.codePoints().noneMatch(LegibleText::isNoCharacter);
  }

  private static boolean isNoCharacter(int codePoint) {
    return codePoint == 0
        || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
  }
}
