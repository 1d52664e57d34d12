package io.openreg.server.platform.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryOutputEnum;
import liquibase.changelog.ChangeSet;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * The schema and its changes.
 *
 * <p>Nodes that start at once queue for an advisory lock of PostgreSQL, which dies with its connection. Liquibase's own lock
 * is a row that a killed node leaves behind (spinnaker issue 6625), so whoever holds the advisory lock clears it.
 */
public final class Migrations {
  private static final String CHANGELOG = "io/openreg/server/migrations/changelog.yaml";
  // Any number does as long as all nodes use the same; these are the letters "openreg".
  private static final long LOCK = 0x6f70656e726567L;

  private final DataSource dataSource;
  private final Dialect dialect;

  Migrations(DataSource dataSource, Dialect dialect) {
    this.dataSource = dataSource;
    this.dialect = dialect;
  }

  /** Brings the schema up to date. */
  public void apply() {
    locked(liquibase -> {
      liquibase.forceReleaseLocks();
      liquibase.update(new Contexts(), new LabelExpression());
      return List.of();
    });
  }

  /** What {@link #apply()} would run, by id; empty when the schema is current. */
  public List<String> pending() {
    return locked(
        liquibase -> liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression()).stream()
            .map(ChangeSet::getId)
            .toList());
  }

  private List<String> locked(Work work) {
    try (Connection lock = dataSource.getConnection()) {
      advisory(lock, "pg_advisory_lock");
      try (Connection connection = dataSource.getConnection()) {
        return scoped(connection, work);
      } finally {
        advisory(lock, "pg_advisory_unlock");
      }
    } catch (SQLException e) {
      throw new Unreachable(e);
    }
  }

  private List<String> scoped(Connection connection, Work work) {
    try {
      return Scope.child(Map.of(Scope.Attr.ui.name(), new LoggerUIService()), () -> {
        try (Liquibase liquibase = new Liquibase(
            CHANGELOG,
            new ClassLoaderResourceAccessor(Migrations.class.getClassLoader()),
            DatabaseFactory.getInstance()
                .findCorrectDatabaseImplementation(new JdbcConnection(connection)))) {
          // Standard output is for log lines, and may be JSON.
          liquibase.setShowSummaryOutput(UpdateSummaryOutputEnum.LOG);
          return work.on(liquibase);
        }
      });
    } catch (Exception e) {
      throw new IllegalStateException(
          "The database schema could not be brought up to date: " + e.getMessage(), e);
    }
  }

  private void advisory(Connection connection, String function) throws SQLException {
    if (dialect == Dialect.POSTGRESQL) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("SELECT " + function + "(" + LOCK + ")");
      }
    }
  }

  private interface Work {
    List<String> on(Liquibase liquibase) throws LiquibaseException;
  }
}
