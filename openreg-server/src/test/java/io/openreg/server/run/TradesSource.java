package io.openreg.server.run;

import io.openreg.server.testing.TestDatabase;
import io.openreg.server.testing.TestPostgres;

/** A bank's table of trades, in a database of its own. */
final class TradesSource {
  static final String ALL_OF_THE_DAY = """
      def transform(db, mappings, params):
          query = "SELECT * FROM trades WHERE trade_date = :date ORDER BY id"
          return db.execute(query, {"date": params.get("business_date")}).fetchall()
      """;

  private TradesSource() {}

  /** @param rows all of 2024-01-19 */
  static TestDatabase of(int rows) {
    TestDatabase database = TestPostgres.freshDatabase();
    database.execute(
        "CREATE TABLE trades (id INT PRIMARY KEY, trade_date DATE NOT NULL, isin VARCHAR(12), quantity NUMERIC(18, 2) NOT NULL)",
        "INSERT INTO trades SELECT n, DATE '2024-01-19', CASE WHEN n % 10 = 0 THEN NULL ELSE 'US0378331005' END, n + 0.25"
            + " FROM generate_series(1, " + rows + ") n");
    return database;
  }
}
