package io.openreg.server.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An empty database for one test or one test class, with an account that owns it.
 *
 * @param host loopback address or host name of the server
 * @param port TCP port of the server
 * @param name the database's name on its server
 * @param username an account with every right on it
 * @param password that account's password
 * @param url JDBC URL without user and password
 */
public record TestDatabase(
    String host, int port, String name, String username, String password, String url) {

  /** Opens a connection of its owner; the caller closes it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(url, username, password);
  }

  /** Runs statements one after the other, each committed on its own. */
  public void execute(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(
          "A statement of the test's preparation failed: " + e.getMessage(), e);
    }
  }
}
