package io.openreg.server.connector;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An ODBC connection string, taken apart: {@code Driver={PostgreSQL Unicode};Server=db.example.com;Database=trading}.
 *
 * <p>A value in braces may hold any character, {@code }}} standing for one closing brace. Names count without regard to case.
 * Source: ODBC Programmer's Reference, SQLDriverConnect.
 */
final class OdbcConnectionString {
  /** A value with the name as it was written. */
  record Entry(String name, String value, boolean braced) {
    /** Whether the value is the place where a credential goes, such as {@code {password}}. */
    boolean isPlaceholder(String credential) {
      return braced && value.equals(credential);
    }
  }

  private final String text;
  private int position;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private OdbcConnectionString(String text) {
    this.text = text;
  }

  /**
   * Takes a connection string apart.
   *
   * @return the entries by their name in lower case, in order
   * @throws IllegalArgumentException if it is no connection string, with a message that completes "the connection string …";
   *     it never repeats a value, which may be a secret
   */
  static Map<String, Entry> parse(String text) {
    OdbcConnectionString string = new OdbcConnectionString(text);
    while (string.readEntry()) {
      // one entry a turn
    }
    return string.entries;
  }

  private boolean readEntry() {
    skip(' ');
    while (peek().filter(c -> c == ';').isPresent()) {
      position++;
      skip(' ');
    }
    if (position >= text.length()) {
      return false;
    }
    int equals = text.indexOf('=', position);
    int end = text.indexOf(';', position);
    if (equals < 0 || (end >= 0 && end < equals)) {
      throw new IllegalArgumentException(
          "must be a list of name=value, with a semicolon between them; the part that begins at"
              + " character " + (position + 1) + " has no equals sign");
    }
    String name = text.substring(position, equals).strip();
    position = equals + 1;
    skip(' ');
    boolean braced = peek().filter(c -> c == '{').isPresent();
    Entry entry = new Entry(name, braced ? bracedValue(name) : plainValue(), braced);
    if (entries.putIfAbsent(name.toLowerCase(Locale.ROOT), entry) != null) {
      throw new IllegalArgumentException("has " + name + " twice");
    }
    return true;
  }

  private String plainValue() {
    int end = text.indexOf(';', position);
    String value = text.substring(position, end < 0 ? text.length() : end);
    position = end < 0 ? text.length() : end;
    return value.strip();
  }

  private String bracedValue(String name) {
    StringBuilder value = new StringBuilder();
    position++;
    while (position < text.length()) {
      char c = text.charAt(position++);
      if (c != '}') {
        value.append(c);
      } else if (peek().filter(next -> next == '}').isPresent()) {
        value.append(c);
        position++;
      } else {
        skip(' ');
        if (position < text.length() && text.charAt(position) != ';') {
          throw new IllegalArgumentException("has more text after the closing brace of " + name);
        }
        return value.toString();
      }
    }
    throw new IllegalArgumentException("has an opening brace at " + name + " that is never closed");
  }

  private Optional<Character> peek() {
    return position < text.length() ? Optional.of(text.charAt(position)) : Optional.empty();
  }

  private void skip(char blank) {
    while (position < text.length() && text.charAt(position) == blank) {
      position++;
    }
  }
}
