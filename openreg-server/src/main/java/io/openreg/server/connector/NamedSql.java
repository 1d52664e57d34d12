package io.openreg.server.connector;

import io.openreg.server.connector.SqlScanner.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A statement with {@code :name} parameters, made ready for a driver that knows only {@code ?}, after the check that it is one
 * statement that reads.
 *
 * @param original as the user wrote it
 * @param jdbc as the driver gets it
 * @param names the parameter of each question mark, in order
 * @param changes where the text that reaches the server differs from the original, in order
 */
record NamedSql(String original, String jdbc, List<String> names, List<Change> changes) {
  /**
   * A stretch of the original that the server sees otherwise.
   *
   * @param start in the original
   * @param length in the original
   * @param serverLength in the text the server gets, where PostgreSQL's driver writes {@code $1}
   */
  record Change(int start, int length, int serverLength) {}

  /**
   * Reads a statement.
   *
   * @throws UnreadableSql if it is not exactly one statement that only reads, as far as its words tell
   */
  static NamedSql parse(String sql, SqlSyntax syntax) {
    SqlScanner scanner = new SqlScanner(sql, syntax);
    StringBuilder jdbc = new StringBuilder(sql.length());
    List<String> names = new ArrayList<>();
    List<Change> changes = new ArrayList<>();
    ReadingCheck check = new ReadingCheck(syntax);
    while (scanner.next()) {
      String piece = scanner.text();
      check.accept(scanner.kind(), piece, scanner.start());
      switch (scanner.kind()) {
        case PARAMETER -> {
          names.add(piece.substring(1));
          jdbc.append('?');
          changes.add(new Change(
              scanner.start(), piece.length(), 1 + String.valueOf(names.size()).length()));
        }
        case ESCAPED_COLON -> {
          jdbc.append(':');
          changes.add(new Change(scanner.start(), 2, 1));
        }
        case SEMICOLON -> changes.add(new Change(scanner.start(), 1, 0));
        case OTHER ->
          jdbc.append(piece.equals("?") ? questionMark(syntax, scanner.start()) : piece);
        default -> jdbc.append(piece);
      }
    }
    check.end(sql.length());
    return new NamedSql(sql, jdbc.toString(), List.copyOf(names), List.copyOf(changes));
  }

  private static String questionMark(SqlSyntax syntax, int offset) {
    if (!syntax.questionOperators()) {
      throw new UnreadableSql("Parameters are written :name, not ?", offset);
    }
    return "??";
  }

  /** The place in the original of a character of the text that the server got, both counted from 0. */
  int originalOffset(int serverOffset) {
    int shift = 0;
    for (Change change : changes) {
      int serverStart = change.start() - shift;
      if (serverOffset < serverStart) {
        break;
      }
      if (serverOffset < serverStart + change.serverLength()) {
        return change.start();
      }
      shift += change.length() - change.serverLength();
    }
    return Math.min(serverOffset + shift, original.length());
  }

  /** A place in a statement as a person counts it: "line 3, column 14". */
  static String place(String sql, int offset) {
    int at = Math.min(offset, sql.length());
    int line = 1 + (int) sql.substring(0, at).chars().filter(c -> c == '\n').count();
    int column = at - (sql.lastIndexOf('\n', at - 1) + 1) + 1;
    return "line " + line + ", column " + column;
  }

  /** Looks at the pieces one after the other and refuses what does not only read. */
  private static final class ReadingCheck {
    private final SqlSyntax syntax;
    private boolean begun;
    private boolean ended;

    ReadingCheck(SqlSyntax syntax) {
      this.syntax = syntax;
    }

    void accept(Kind kind, String piece, int offset) {
      if (kind == Kind.BLANK || kind == Kind.COMMENT) {
        return;
      }
      if (kind == Kind.EXECUTABLE_COMMENT) {
        throw new UnreadableSql(
            "A comment that the database would run is not allowed; write its content as SQL",
            offset);
      }
      if (ended) {
        throw new UnreadableSql(
            "Only one statement can be run at a time; remove what follows the semicolon", offset);
      }
      if (kind == Kind.SEMICOLON) {
        ended = true;
        return;
      }
      if (kind == Kind.WORD && syntax.refusedWords().contains(piece.toUpperCase(Locale.ROOT))) {
        throw new UnreadableSql(
            "The statement may only read, and has the word " + piece.toUpperCase(Locale.ROOT)
                + "; put it in quotes if it is a name",
            offset);
      }
      if (!begun && !piece.equals("(")) {
        begun = true;
        if (kind != Kind.WORD || !syntax.firstWords().contains(piece.toUpperCase(Locale.ROOT))) {
          throw new UnreadableSql(
              "The statement may only read: it must begin with SELECT or WITH", offset);
        }
      }
    }

    void end(int length) {
      if (!begun) {
        throw new UnreadableSql("The statement is empty", length);
      }
    }
  }
}
