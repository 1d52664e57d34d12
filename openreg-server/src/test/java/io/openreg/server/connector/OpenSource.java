package io.openreg.server.connector;

import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.Rows;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A source on a test database, opened as a worker opens it. */
record OpenSource(Source source, Cancellation cancellation) implements AutoCloseable {
  static OpenSource on(String type, TestDatabase database) {
    return on(type, database, Duration.ofMinutes(1));
  }

  static OpenSource on(String type, TestDatabase database, Duration queryTimeout) {
    Cancellation cancellation = new Cancellation();
    return new OpenSource(
        new Sources(AddressPolicy.internal())
            .open(spec(type, database), cancellation, queryTimeout),
        cancellation);
  }

  static SourceSpec spec(String type, TestDatabase database) {
    return new SourceSpec(
        type,
        Map.of("host", database.host(), "port", database.port(), "database", database.name()),
        new Credentials(database.username(), database.password()));
  }

  Rows query(String sql, Map<String, @Nullable Object> parameters) {
    return source.query(sql, parameters);
  }

  /** Every row of a query, each as its list of values. */
  List<List<@Nullable Object>> rows(String sql, Map<String, @Nullable Object> parameters) {
    List<List<@Nullable Object>> all = new ArrayList<>();
    try (Rows rows = source.query(sql, parameters)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < row.size(); i++) {
          values.add(row.get(i));
        }
        all.add(values);
      }
    }
    return all;
  }

  /** The only value of a query that gives one row of one column. */
  @Nullable
  Object value(String sql) {
    return rows(sql, Map.of()).get(0).get(0);
  }

  @Override
  public void close() {
    source.close();
  }
}
