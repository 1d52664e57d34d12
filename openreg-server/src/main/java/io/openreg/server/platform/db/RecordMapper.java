package io.openreg.server.platform.db;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;

/**
 * Finds out once for each list of columns which of them fills which component of a record. JDBI would do so for every
 * statement, which took longer than the statement itself where that reads a few rows by a key.
 */
final class RecordMapper<R> implements RowMapper<R> {
  /** A statement whose columns are put together at run time must not fill the memory. */
  private static final int MOST = 100;

  private final RowMapper<R> mapper;
  private final Map<List<String>, RowMapper<R>> byColumns = new ConcurrentHashMap<>();

  RecordMapper(RowMapper<R> mapper) {
    this.mapper = mapper;
  }

  @Override
  public R map(ResultSet result, StatementContext context) throws SQLException {
    return specialize(result, context).map(result, context);
  }

  @Override
  public RowMapper<R> specialize(ResultSet result, StatementContext context) throws SQLException {
    List<String> columns = columns(result.getMetaData());
    RowMapper<R> known = byColumns.get(columns);
    if (known != null) {
      return known;
    }
    RowMapper<R> specialized = mapper.specialize(result, context);
    if (byColumns.size() < MOST) {
      byColumns.put(columns, specialized);
    }
    return specialized;
  }

  private static List<String> columns(ResultSetMetaData metadata) throws SQLException {
    List<String> columns = new ArrayList<>(metadata.getColumnCount());
    for (int i = 1; i <= metadata.getColumnCount(); i++) {
      columns.add(metadata.getColumnLabel(i));
    }
    return columns;
  }
}
