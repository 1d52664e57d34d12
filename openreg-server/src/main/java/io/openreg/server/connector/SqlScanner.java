package io.openreg.server.connector;

/**
 * Cuts SQL into pieces: quoted strings and names, comments, words, parameters, and single characters. Knows nothing of what the
 * pieces mean together.
 */
final class SqlScanner {
  /** What a piece is. */
  enum Kind {
    /** A string or a quoted name, quotes included. */
    QUOTED,
    COMMENT,
    /** A comment that the database runs as a part of the statement. */
    EXECUTABLE_COMMENT,
    WORD,
    /** {@code :name}. */
    PARAMETER,
    /** {@code \:}, which stands for a colon that begins no parameter. */
    ESCAPED_COLON,
    SEMICOLON,
    BLANK,
    OTHER
  }

  private final String sql;
  private final SqlSyntax syntax;
  private int start;
  private int end;
  private Kind kind = Kind.OTHER;

  SqlScanner(String sql, SqlSyntax syntax) {
    this.sql = sql;
    this.syntax = syntax;
  }

  /**
   * Goes to the next piece.
   *
   * @return whether there is one
   * @throws UnreadableSql if a quote or a comment never ends
   */
  boolean next() {
    start = end;
    if (start >= sql.length()) {
      return false;
    }
    kind = scan(sql.charAt(start));
    return true;
  }

  Kind kind() {
    return kind;
  }

  /** Where the piece begins, counted from 0. */
  int start() {
    return start;
  }

  String text() {
    return sql.substring(start, end);
  }

  private Kind scan(char c) {
    if (Character.isWhitespace(c)) {
      return one(Kind.BLANK);
    }
    if (c == '\'') {
      return quoted('\'', syntax.backslashInStrings());
    }
    if (c == '"') {
      return quoted('"', syntax.backslashInStrings());
    }
    if (c == '`' && syntax.backticks()) {
      return quoted('`', false);
    }
    if (c == '[' && syntax.brackets()) {
      return quoted(']', false);
    }
    if (c == '$' && syntax.dollarQuotes() && dollarTag() > 0) {
      return dollarQuoted(dollarTag());
    }
    if (at("/*")) {
      return blockComment();
    }
    if (beginsLineComment(c)) {
      return lineComment();
    }
    if (isWordPart(c)) {
      return word();
    }
    return punctuation(c);
  }

  private Kind punctuation(char c) {
    if (c == ':') {
      return colon();
    }
    if (at("\\:")) {
      end = start + 2;
      return Kind.ESCAPED_COLON;
    }
    return one(c == ';' ? Kind.SEMICOLON : Kind.OTHER);
  }

  // As SQLAlchemy reads it, since reports bring such statements along: no parameter after a colon
  // (a::date) or directly after a
  // word (array[1:n]), and none before a colon.
  private Kind colon() {
    if (at("::")) {
      end = start + 2;
      return Kind.OTHER;
    }
    int last = start + 1;
    while (last < sql.length()
        && (Character.isLetterOrDigit(sql.charAt(last)) || sql.charAt(last) == '_')) {
      last++;
    }
    boolean named = last > start + 1 && !Character.isDigit(sql.charAt(start + 1));
    boolean afterWord = start > 0 && isWordPart(sql.charAt(start - 1));
    boolean beforeColon =
        last < sql.length() && sql.charAt(last) == ':' && !sql.startsWith("::", last);
    if (!named || afterWord || beforeColon) {
      return one(Kind.OTHER);
    }
    end = last;
    return Kind.PARAMETER;
  }

  private Kind word() {
    end = start + 1;
    while (end < sql.length() && isWordPart(sql.charAt(end))) {
      end++;
    }
    if (end < sql.length() && sql.charAt(end) == '\'') {
      String prefix = sql.substring(start, end);
      if (syntax.escapeStrings() && prefix.equalsIgnoreCase("e")) {
        return quotedFrom(end, '\'', true);
      }
      if (syntax.alternativeQuotes()
          && (prefix.equalsIgnoreCase("q") || prefix.equalsIgnoreCase("nq"))) {
        return alternativeQuoted();
      }
    }
    return Kind.WORD;
  }

  private Kind quoted(char closing, boolean backslash) {
    return quotedFrom(start, closing, backslash);
  }

  private Kind quotedFrom(int opening, char closing, boolean backslash) {
    int i = opening + 1;
    while (i < sql.length()) {
      char c = sql.charAt(i);
      if (c == '\\' && backslash) {
        i += 2;
      } else if (c != closing) {
        i++;
      } else if (i + 1 < sql.length() && sql.charAt(i + 1) == closing) {
        i += 2; // doubled, it stands for itself
      } else {
        end = i + 1;
        return Kind.QUOTED;
      }
    }
    throw new UnreadableSql("A quote is opened and never closed", opening);
  }

  private Kind alternativeQuoted() {
    if (end + 1 >= sql.length()) {
      throw new UnreadableSql("A quote is opened and never closed", start);
    }
    char opening = sql.charAt(end + 1);
    char closing =
        switch (opening) {
          case '[' -> ']';
          case '(' -> ')';
          case '{' -> '}';
          case '<' -> '>';
          default -> opening;
        };
    return until(closing + "'", end + 2, Kind.QUOTED, "A quote is opened and never closed");
  }

  // The length of $$ or $tag$ at the current place, 0 if there is none.
  private int dollarTag() {
    int i = start + 1;
    while (i < sql.length() && sql.charAt(i) != '$') {
      char c = sql.charAt(i);
      if (!Character.isLetter(c) && c != '_' && !(Character.isDigit(c) && i > start + 1)) {
        return 0;
      }
      i++;
    }
    return i < sql.length() ? i + 1 - start : 0;
  }

  private Kind dollarQuoted(int tagLength) {
    String tag = sql.substring(start, start + tagLength);
    return until(
        tag, start + tagLength, Kind.QUOTED, "A quote " + tag + " is opened and never closed");
  }

  private boolean beginsLineComment(char c) {
    if (c == '#') {
      return syntax.hashComments();
    }
    if (!at("--")) {
      return false;
    }
    boolean blankFollows =
        start + 2 >= sql.length() || Character.isWhitespace(sql.charAt(start + 2));
    return !syntax.hashComments() || blankFollows;
  }

  private Kind lineComment() {
    end = start;
    while (end < sql.length() && sql.charAt(end) != '\n' && sql.charAt(end) != '\r') {
      end++;
    }
    return Kind.COMMENT;
  }

  private Kind blockComment() {
    Kind found = syntax.executableComments() && (at("/*!") || at("/*M!"))
        ? Kind.EXECUTABLE_COMMENT
        : Kind.COMMENT;
    if (!syntax.nestedComments()) {
      return until("*/", start + 2, found, "A comment is opened and never closed");
    }
    int depth = 1;
    int i = start + 2;
    while (i < sql.length()) {
      if (sql.startsWith("/*", i)) {
        depth++;
        i += 2;
      } else if (sql.startsWith("*/", i)) {
        depth--;
        i += 2;
        if (depth == 0) {
          end = i;
          return found;
        }
      } else {
        i++;
      }
    }
    throw new UnreadableSql("A comment is opened and never closed", start);
  }

  private Kind until(String closing, int from, Kind found, String problem) {
    int i = sql.indexOf(closing, from);
    if (i < 0) {
      throw new UnreadableSql(problem, start);
    }
    end = i + closing.length();
    return found;
  }

  private Kind one(Kind found) {
    end = start + 1;
    return found;
  }

  private boolean at(String text) {
    return sql.startsWith(text, start);
  }

  private static boolean isWordPart(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '$';
  }
}
