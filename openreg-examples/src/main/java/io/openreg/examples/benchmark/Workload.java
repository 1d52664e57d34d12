package io.openreg.examples.benchmark;

import java.util.Map;

/**
 * What a run does with the trades.
 *
 * @param name as printed
 * @param code the version's Python
 * @param config the version's config
 */
record Workload(String name, String code, Map<String, Object> config) {
  /** The trades up to a number: a prefix of the table, so that one table serves all sizes. */
  static final String QUERY = "SELECT * FROM trades WHERE id <= ";

  private static final String PASS_THROUGH = """
      def transform(db, mappings, params):
          return db.execute("%s :last", {"last": params["last"]})
      """.formatted(QUERY);

  /** Four computed columns: a product of decimals, a rounding by a rule, a text put together, a part of a time. */
  private static final String GENERATOR = """
      def transform(db, mappings, params):
          for row in db.execute("%s :last", {"last": params["last"]}):
              notional = row["quantity"] * row["price"]
              row["notional"] = notional
              row["size_class"] = "large" if notional > 1000000 else "small"
              row["venue_key"] = (row["venue_mic"] or "XXXX") + ":" + row["isin"]
              row["executed_hour"] = row["executed_at"].hour
              yield row
      """.formatted(QUERY);

  static Workload passThrough(String format) {
    return new Workload("pass-through to " + format, PASS_THROUGH, Map.of("output_format", format));
  }

  static Workload generator() {
    return new Workload(
        "generator, 4 computed columns, to csv", GENERATOR, Map.of("output_format", "csv"));
  }
}
