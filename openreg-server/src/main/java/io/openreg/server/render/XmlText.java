package io.openreg.server.render;

/** Character data of XML 1.0. What XML cannot hold, such as most control characters, is a value that does not fit: never a broken file. */
final class XmlText {
  private final boolean[] specialInText = new boolean[256];
  private final boolean[] specialInAttribute = new boolean[256];

  XmlText() {
    for (int c = 0; c < 0x20; c++) {
      specialInText[c] = c != '\t' && c != '\n';
      specialInAttribute[c] = true;
    }
    for (char c : new char[] {'<', '>', '&'}) {
      specialInText[c] = true;
      specialInAttribute[c] = true;
    }
    specialInAttribute['"'] = true;
  }

  void text(String text, Bytes out) throws UnfitValue {
    append(text, specialInText, out);
  }

  /** As between double quotes: line breaks and tabs as references, which a reader would turn into spaces otherwise (XML 1.0 §3.3.3). */
  void attribute(String text, Bytes out) throws UnfitValue {
    append(text, specialInAttribute, out);
  }

  /** The text of a placeholder in markup the user wrote. */
  static String escaped(String text) {
    Bytes out = new Bytes();
    try {
      new XmlText().attribute(text, out);
    } catch (UnfitValue e) {
      throw e.in("A run parameter in the output's text");
    }
    return out.text(0);
  }

  private static void append(String text, boolean[] special, Bytes out) throws UnfitValue {
    int i = out.plain(text, 0, special);
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c < 0x80) {
        out.ascii(reference(c));
        i++;
      } else if (c == 0xFFFE || c == 0xFFFF) {
        throw illegal(c);
      } else {
        i += out.codePoint(text, i);
      }
      i = out.plain(text, i, special);
    }
  }

  private static String reference(char c) throws UnfitValue {
    return switch (c) {
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '&' -> "&amp;";
      case '"' -> "&quot;";
      case '\t', '\n', '\r' -> "&#" + (int) c + ";";
      default -> throw illegal(c);
    };
  }

  private static UnfitValue illegal(char c) {
    return new UnfitValue(
        "holds the character U+%04X, which XML 1.0 does not allow".formatted((int) c));
  }
}
