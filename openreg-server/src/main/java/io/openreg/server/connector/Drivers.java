package io.openreg.server.connector;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What all drivers are used for in the same way. */
final class Drivers {
  private static final Pattern VERSION = Pattern.compile("[0-9]+(\\.[0-9]+)*");
  private static final Executor SAME_THREAD = Runnable::run;

  private Drivers() {}

  /**
   * Connects through a driver that is named here, not through whatever driver claims the URL. The driver limits each read while
   * it logs in; that limit is lifted afterwards, since a statement may take long.
   */
  static Connection connect(Driver driver, String url, Properties properties) throws SQLException {
    Connection connection = driver.connect(url, properties);
    if (connection == null) {
      throw new SQLException("The driver does not take its own URL");
    }
    try {
      connection.setNetworkTimeout(SAME_THREAD, 0);
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** The version number in what a database says of itself, such as "10.11.5" of "10.11.5-MariaDB". */
  static String firstVersion(String text) {
    Matcher version = VERSION.matcher(text);
    return version.find() ? version.group() : text;
  }
}
