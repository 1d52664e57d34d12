package io.openreg.server.render;

import org.jspecify.annotations.Nullable;

/** Cells of a csv line: quoted only where they must be. */
final class CsvCells {
  private final char delimiter;
  private final @Nullable Character quote;
  private final @Nullable Character escape;
  private final ValueText values = ValueText.ofCells();
  /** By byte: whether a cell that holds it cannot stand as it is. Of a special character beyond ASCII, all such bytes. */
  private final boolean[] special = new boolean[256];

  private final boolean specialBeyondAscii;

  /**
   * @param quote null: a value is never quoted
   * @param escape null: a quote is doubled; without quotes, what would break the line does not fit
   */
  CsvCells(char delimiter, @Nullable Character quote, @Nullable Character escape) {
    this.delimiter = delimiter;
    this.quote = quote;
    this.escape = escape;
    mark('\r');
    mark('\n');
    mark(delimiter);
    if (quote != null) {
      mark(quote);
    }
    if (escape != null) {
      mark(escape);
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
    if (quote != null) {
      character(quote, out);
      character(quote, out);
    }
  }

  void delimiter(Bytes out) throws UnfitValue {
    character(delimiter, out);
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
    if (quote == null && escape == null) {
      throw new UnfitValue("holds the delimiter or a line break, and values are not quoted");
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
    return c == delimiter
        || c == '\r'
        || c == '\n'
        || (quote != null && c == quote)
        || (escape != null && c == escape);
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
