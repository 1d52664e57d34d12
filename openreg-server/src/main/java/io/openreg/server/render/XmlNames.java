package io.openreg.server.render;

/** Element and attribute names. */
final class XmlNames {
  private XmlNames() {}

  /** Whether it can be an element's name as it is: a name of XML 1.0 without a colon, since prefixes are not declared. */
  static boolean isName(String text) {
    return !text.isEmpty()
        && (isLetter(text.charAt(0)) || text.charAt(0) == '_')
        && text.chars()
            .allMatch(c -> isLetter((char) c) || isDigit((char) c) || "_-.".indexOf(c) >= 0);
  }

  /**
   * A column's name as an element's: spaces and hyphens become underscores, whatever is neither letter nor digit nor underscore goes, and
   * {@code field_} is put before what does not begin with a letter. So a column's name can never add an element of its own.
   */
  static String safe(String column) {
    StringBuilder name = new StringBuilder(column.length());
    for (int i = 0; i < column.length(); i++) {
      char c = column.charAt(i);
      if (c == ' ' || c == '-') {
        name.append('_');
      } else if (isLetter(c) || isDigit(c) || c == '_') {
        name.append(c);
      }
    }
    return name.length() > 0 && isLetter(name.charAt(0)) ? name.toString() : "field_" + name;
  }

  // Letters of Latin, Greek, Cyrillic and the other blocks that every edition of XML 1.0 agrees on;
  // parsers differ beyond them.
  private static boolean isLetter(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= 0xC0 && c <= 0x131 && c != 0xD7 && c != 0xF7)
        || (c >= 0x141 && c <= 0x148)
        || (c >= 0x14A && c <= 0x17E)
        || (c >= 0x391 && c <= 0x3A1)
        || (c >= 0x3A3 && c <= 0x3CE)
        || (c >= 0x410 && c <= 0x44F);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
