package io.openreg.server.render;

import org.jspecify.annotations.Nullable;

/** Cells of a csv line: quoted only where they must be. */
final class CsvCells {
  private final CsvOptions options;
  private final ValueText values = ValueText.ofCells();
  /** By byte: whether a cell that holds it cannot stand as it is. Of a special character beyond ASCII, all such bytes. */
  private final boolean[] special = new boolean[256];

  private final boolean specialBeyondAscii;

  CsvCells(CsvOptions options) {
    this.options = options;
    mark('\r');
    mark('\n');
    mark(options.delimiter());
    if (options.quote() != null) {
      mark(options.quote());
    }
    if (options.escape() != null) {
      mark(options.escape());
    }
    this.specialBeyondAscii = special[0x80];
  }

  /** A null is nothing. */
  void append(@Nullable Object value, Bytes out) throws UnfitValue {
    if (value instanceof String text) {
      text(text, out);
    } else if (value != null) {
      int start = out.size();
      values.append(value, out);
      for (int i = start; i < out.size(); i++) {
        if (special[out.at(i) & 0xFF]) {
          String text = out.text(start);
          out.truncate(start);
          text(text, out);
          return;
        }
      }
    }
  }

  /** An empty cell that is seen to be one, where an empty line would not be taken for a record. */
  void empty(Bytes out) throws UnfitValue {
    if (options.quote() != null) {
      character(options.quote(), out);
      character(options.quote(), out);
    }
  }

  void delimiter(Bytes out) throws UnfitValue {
    character(options.delimiter(), out);
  }

  private void text(String text, Bytes out) throws UnfitValue {
    int start = out.size();
    int i = out.plain(text, 0, special);
    while (i < text.length()) {
      if (text.charAt(i) < 0x80 || (specialBeyondAscii && isSpecial(text.charAt(i)))) {
        out.truncate(start);
        guarded(text, out);
        return;
      }
      i += out.codePoint(text, i);
      i = out.plain(text, i, special);
    }
  }

  private void guarded(String text, Bytes out) throws UnfitValue {
    Character quote = options.quote();
    Character escape = options.escape();
    if (quote == null && escape == null) {
      throw new UnfitValue("holds the delimiter or a line break, and csv.quote_char is empty");
    }
    if (quote != null) {
      character(quote, out);
    }
    for (int i = 0; i < text.length(); ) {
      char c = text.charAt(i);
      boolean guard = quote == null ? isSpecial(c) : c == quote || (escape != null && c == escape);
      if (guard) {
        character(escape == null ? c : escape, out);
      }
      i += out.codePoint(text, i);
    }
    if (quote != null) {
      character(quote, out);
    }
  }

  private boolean isSpecial(char c) {
    return c == options.delimiter()
        || c == '\r'
        || c == '\n'
        || (options.quote() != null && c == options.quote())
        || (options.escape() != null && c == options.escape());
  }

  private static void character(char c, Bytes out) throws UnfitValue {
    if (c < 0x80) {
      out.put(c);
    } else {
      out.utf8(String.valueOf(c));
    }
  }

  private void mark(char c) {
    if (c < 0x80) {
      special[c] = true;
    } else {
      for (int b = 0x80; b < special.length; b++) {
        special[b] = true;
      }
    }
  }
}
