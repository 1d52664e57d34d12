package io.openreg.server.connector;

import io.openreg.server.platform.net.Host;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns a connector's {@code config} and {@code credentials}, as users write them, into an {@link Endpoint}, or says all that
 * is wrong with them. API guide, section "Connectors".
 */
final class ConnectorSettings {
  static final String ODBC = "odbc";

  private static final int DEFAULT_CONNECT_TIMEOUT_SECONDS = 10;
  private static final int DEFAULT_CONCURRENT_RUNS = 4;
  private static final int LONGEST = 1000;
  // What ends a database's name in one driver's URL or descriptor or another is in none of them.
  private static final Pattern DATABASE = Pattern.compile("[\\p{L}\\p{N}_.$#@ -]{1,128}");
  private static final Pattern SQL_SERVER_17 = Pattern.compile(
      "(?i)(odbc driver 1[1-7] for sql server|sql server( native client 1[01]\\.0)?)");
  private static final Pattern SQL_SERVER_18 = Pattern.compile("(?i)odbc driver 18 for sql server");

  private ConnectorSettings() {}

  /**
   * Checks and reads a connector's settings.
   *
   * @throws InvalidConnector with every problem and the member it is about
   */
  static Endpoint read(String type, Map<String, @Nullable Object> config, Credentials credentials) {
    List<ConfigProblem> problems = new ArrayList<>();
    SettingReader settings = new SettingReader(List.of("config"), config, problems);
    settings.number("max_concurrent_runs", 1, 64);
    Optional<Endpoint> endpoint = type.equals(ODBC)
        ? OdbcSettings.read(settings, credentials, problems)
        : kind(type, problems).flatMap(kind -> fields(kind, settings, credentials));
    if (!problems.isEmpty() || endpoint.isEmpty()) {
      throw new InvalidConnector(problems);
    }
    return endpoint.get();
  }

  /**
   * Reads credentials as a request has them.
   *
   * @throws InvalidConnector if they hold anything but the two texts {@code username} and {@code password}
   */
  static Credentials credentials(Map<String, @Nullable Object> given) {
    List<ConfigProblem> problems = new ArrayList<>();
    SettingReader reader = new SettingReader(List.of("credentials"), given, problems);
    Optional<String> username = reader.text("username", LONGEST);
    Optional<String> password = reader.secret("password", LONGEST);
    reader.refuseTheRest();
    if (!problems.isEmpty()) {
      throw new InvalidConnector(problems);
    }
    return new Credentials(username.orElse(null), password.orElse(null));
  }

  /** How many runs may read from the connector at the same time. */
  static int concurrentRuns(Map<String, @Nullable Object> config) {
    return new SettingReader(List.of("config"), config, new ArrayList<>())
        .number("max_concurrent_runs", 1, 64)
        .orElse(DEFAULT_CONCURRENT_RUNS);
  }

  /** Reads the members of a type that names its fields one by one. */
  static Optional<Endpoint> fields(
      DatabaseKind kind, SettingReader settings, Credentials credentials) {
    Optional<Host> host = host(settings);
    int port = settings.number("port", 1, 65535).orElse(kind.defaultPort());
    Optional<String> database = settings.requiredText("database", 128);
    if (database.isPresent() && !DATABASE.matcher(database.get()).matches()) {
      settings.problem("database", "must have letters, digits, spaces and _ . $ # @ - only");
    }
    TlsMode tls = tls(kind, settings);
    int timeout =
        settings.number("connect_timeout", 1, 120).orElse(DEFAULT_CONNECT_TIMEOUT_SECONDS);
    SettingReader optionReader = settings.object("options");
    Optional<Integer> fetchSize = optionReader.number("fetch_size", 1, 100_000);
    Map<String, String> options = new LinkedHashMap<>();
    for (DriverOption option : kind.dialect().options()) {
      option
          .reading()
          .from(optionReader, option.name())
          .ifPresent(value -> options.put(option.name(), value));
    }
    optionReader.refuseTheRest();
    settings.refuseTheRest();
    if (credentials.username() == null) {
      settings.beside("credentials", "username", "is required");
    }
    if (host.isEmpty() || database.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new Endpoint(
        kind,
        host.get(),
        port,
        database.get(),
        tls,
        Duration.ofSeconds(timeout),
        fetchSize.map(OptionalInt::of).orElseGet(OptionalInt::empty),
        options,
        credentials));
  }

  private static Optional<DatabaseKind> kind(String type, List<ConfigProblem> problems) {
    Optional<DatabaseKind> kind = Arrays.stream(DatabaseKind.values())
        .filter(each -> each.wireName().equals(type))
        .findFirst();
    if (kind.isEmpty()) {
      problems.add(new ConfigProblem(
          List.of("type"), "must be one of postgresql, mysql, sqlserver, oracle, odbc"));
    }
    return kind;
  }

  private static Optional<Host> host(SettingReader settings) {
    Optional<String> text = settings.requiredText("host", 255);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Host.parse(text.get()));
    } catch (IllegalArgumentException e) {
      settings.problem("host", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static TlsMode tls(DatabaseKind kind, SettingReader settings) {
    Dialect dialect = kind.dialect();
    TlsMode usual =
        kind == DatabaseKind.SQLSERVER ? sqlServerDefault(settings) : dialect.defaultTls();
    List<String> words = dialect.tlsModes().stream().map(TlsMode::wireName).toList();
    return settings.oneOf("sslmode", words).flatMap(TlsMode::of).orElse(usual);
  }

  // Microsoft's ODBC drivers up to 17 do not encrypt unless told to, 18 does; who names one expects
  // its behaviour.
  private static TlsMode sqlServerDefault(SettingReader settings) {
    Optional<String> driver = settings.text("driver", LONGEST);
    if (driver.isEmpty()) {
      return DatabaseKind.SQLSERVER.dialect().defaultTls();
    }
    if (SQL_SERVER_17.matcher(driver.get()).matches()) {
      return TlsMode.DISABLE;
    }
    if (!SQL_SERVER_18.matcher(driver.get()).matches()) {
      settings.problem(
          "driver",
          "must be ODBC Driver 17 for SQL Server, ODBC Driver 18 for SQL Server or left out");
    }
    return TlsMode.VERIFY_FULL;
  }
}
