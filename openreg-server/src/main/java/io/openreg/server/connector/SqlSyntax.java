package io.openreg.server.connector;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How a product writes SQL, as far as that decides where a parameter stands, where a statement ends and whether it only reads.
 *
 * @param backslashInStrings a backslash escapes the next character in every string
 * @param escapeStrings it does in strings that begin with {@code E'}
 * @param dollarQuotes strings may stand between {@code $tag$}
 * @param alternativeQuotes strings may stand in {@code q'[…]'}
 * @param backticks names may stand between backticks
 * @param brackets names may stand in square brackets
 * @param hashComments {@code #} begins a comment, and {@code --} only before a blank
 * @param nestedComments comments may hold comments
 * @param executableComments {@code /*!} begins a part of the statement that looks like a comment
 * @param questionOperators {@code ?} is an operator, which the driver wants doubled
 * @param firstWords with which a statement that reads may begin
 * @param refusedWords which no statement that only reads has outside quotes
 */
record SqlSyntax(
    boolean backslashInStrings,
    boolean escapeStrings,
    boolean dollarQuotes,
    boolean alternativeQuotes,
    boolean backticks,
    boolean brackets,
    boolean hashComments,
    boolean nestedComments,
    boolean executableComments,
    boolean questionOperators,
    Set<String> firstWords,
    Set<String> refusedWords) {
  private static final Set<String> READING = Set.of("SELECT", "WITH", "VALUES", "TABLE", "SHOW");
  private static final Set<String> SELECTING = Set.of("SELECT", "WITH");

  /** The server refuses what changes data; INTO makes a table. */
  static final SqlSyntax POSTGRESQL = new SqlSyntax(
      false, true, true, false, false, false, false, true, false, true, READING, Set.of("INTO"));

  /** The server refuses what changes tables, but not INTO OUTFILE, which writes a file. */
  static final SqlSyntax MYSQL = new SqlSyntax(
      true, false, false, false, true, false, true, false, true, false, READING, Set.of("INTO"));

  /**
   * The server refuses nothing, and one statement may follow another without a semicolon, so that every word that begins a
   * change, leaves the transaction or reaches another server is refused. All are reserved words: no unquoted name is one of them.
   */
  static final SqlSyntax SQLSERVER = new SqlSyntax(
      false,
      false,
      false,
      false,
      false,
      true,
      false,
      true,
      false,
      false,
      SELECTING,
      union(
          Set.of("INTO"),
          List.of(
              "ALTER",
              "BACKUP",
              "BEGIN",
              "BULK",
              "CHECKPOINT",
              "COMMIT",
              "CREATE",
              "DBCC",
              "DECLARE",
              "DELETE",
              "DENY",
              "DROP",
              "DUMP",
              "EXEC",
              "EXECUTE",
              "GRANT",
              "INSERT",
              "KILL",
              "LOAD",
              "MERGE",
              "OPENDATASOURCE",
              "OPENQUERY",
              "OPENROWSET",
              "RECONFIGURE",
              "RESTORE",
              "REVERT",
              "REVOKE",
              "ROLLBACK",
              "SAVE",
              "SET",
              "SHUTDOWN",
              "TRUNCATE",
              "UPDATE",
              "UPDATETEXT",
              "USE",
              "WAITFOR",
              "WRITETEXT")));

  /** The server refuses what changes data. */
  static final SqlSyntax ORACLE = new SqlSyntax(
      false,
      false,
      false,
      true,
      false,
      false,
      false,
      false,
      false,
      false,
      SELECTING,
      Set.of("INTO"));

  SqlSyntax {
    firstWords = Set.copyOf(firstWords);
    refusedWords = Set.copyOf(refusedWords);
  }

  private static Set<String> union(Set<String> some, List<String> more) {
    Set<String> all = new HashSet<>(some);
    all.addAll(more);
    return all;
  }
}
