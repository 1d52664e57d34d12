package io.openreg.server.connector;

import io.openreg.server.connector.OdbcConnectionString.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a connector of type {@code odbc}: its connection string is translated into the fields of the database that its driver
 * is for, and those are read like any other connector's. No ODBC driver is used; the JDBC driver of that database is.
 */
final class OdbcSettings {
  private static final int LONGEST = 4000;

  private OdbcSettings() {}

  /** The endpoint that the setting {@code connection_string} describes; empty where a problem was noted. */
  static Optional<Endpoint> read(
      SettingReader settings, Credentials credentials, List<ConfigProblem> problems) {
    Optional<String> string = settings.requiredText("connection_string", LONGEST);
    Optional<Integer> timeout = settings.number("connect_timeout", 1, 120);
    settings.refuseTheRest();
    if (string.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Entry> entries;
    try {
      entries = OdbcConnectionString.parse(string.get());
    } catch (IllegalArgumentException e) {
      settings.problem("connection_string", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
    Optional<OdbcDriver> driver = OdbcDriver.named(entries.get("driver"));
    if (driver.isEmpty()) {
      settings.problem("connection_string", OdbcDriver.UNKNOWN);
      return Optional.empty();
    }
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    timeout.ifPresent(seconds -> fields.put("connect_timeout", seconds));
    OdbcTranslation translation = new OdbcTranslation(entries, fields, settings);
    translation.apply(driver.get());
    SettingReader translated =
        new SettingReader(List.of("config", "connection_string"), fields, problems);
    return ConnectorSettings.fields(
        driver.get().kind(), translated, translation.login(credentials));
  }
}
