package io.openreg.server.platform.db;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.pool.HikariPool;
import io.openreg.server.platform.StartRefused;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;

/** The server's own database: a pool, JDBI on top of it, and the DAOs of the features. */
public final class Database implements AutoCloseable {
  private static final Duration CONNECTION_WAIT = Duration.ofSeconds(10);

  private final HikariDataSource pool;
  private final Dialect dialect;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool, Dialect dialect, Jdbi jdbi) {
    this.pool = pool;
    this.dialect = dialect;
    this.jdbi = jdbi;
  }

  /**
   * Opens the pool.
   *
   * @param json writes and reads the columns that hold JSON
   * @throws StartRefused if the database cannot be reached as it is set up
   */
  public static Database open(DatabaseSettings settings, JsonMapper json) {
    Dialect dialect = settings.dialect();
    HikariConfig config = new HikariConfig();
    config.setPoolName("openreg");
    config.setJdbcUrl(dialect.complete(settings.url()));
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(settings.poolSize());
    config.setConnectionTimeout(CONNECTION_WAIT.toMillis());
    // A database that cannot be reached now is for the operator to see at once.
    config.setInitializationFailTimeout(1);
    HikariDataSource pool = open(config, settings);
    Jdbi jdbi = Jdbi.create(() -> connection(pool))
        .installPlugin(new SqlObjectPlugin())
        .registerArgument(new WireArguments())
        .registerColumnMapper(new WireColumns())
        .registerArgument(new JsonArguments(json))
        .registerColumnMapper(new JsonColumns(json))
        .registerRowMapper(new RecordRows());
    jdbi.getConfig(SqlStatements.class).addExceptionHandler(new SqlErrors());
    return new Database(pool, dialect, jdbi);
  }

  private static HikariDataSource open(HikariConfig config, DatabaseSettings settings) {
    try {
      return new HikariDataSource(config);
    } catch (HikariPool.PoolInitializationException e) {
      throw OpeningProblem.of(settings, e);
    }
  }

  private static Connection connection(DataSource pool) {
    try {
      return pool.getConnection();
    } catch (SQLException e) {
      throw new Unreachable(e);
    }
  }

  /** A DAO that borrows a connection for each call, or the one of the transaction under way on this thread. */
  public <T> T dao(Class<T> type) {
    return jdbi.onDemand(type);
  }

  public Transactions transactions() {
    return new JdbiTransactions(jdbi, dialect);
  }

  public Dialect dialect() {
    return dialect;
  }

  /** For the scheduler and for queries whose filters are put together at run time. */
  public Jdbi jdbi() {
    return jdbi;
  }

  public DataSource dataSource() {
    return pool;
  }

  /** Name and version of the database product: {@code PostgreSQL 17.2}. */
  public String product() {
    return jdbi.withHandle(handle -> handle.queryMetadata(DatabaseMetaData::getDatabaseProductName)
        + " "
        + handle.queryMetadata(DatabaseMetaData::getDatabaseProductVersion));
  }

  /** Of the database product. */
  public int majorVersion() {
    return jdbi.withHandle(
        handle -> handle.queryMetadata(DatabaseMetaData::getDatabaseMajorVersion));
  }

  /** How busy the pool is, for the operator's charts. */
  public PoolUse poolUse() {
    HikariPoolMXBean use = pool.getHikariPoolMXBean();
    return use == null
        ? new PoolUse(0, 0, 0)
        : new PoolUse(
            use.getActiveConnections(),
            use.getIdleConnections(),
            use.getThreadsAwaitingConnection());
  }

  public Migrations migrations() {
    return new Migrations(pool, dialect);
  }

  @Override
  public void close() {
    pool.close();
  }
}
