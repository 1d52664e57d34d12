package io.openreg.server.connector;

import io.openreg.server.connector.OdbcConnectionString.Entry;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Carries the entries of an ODBC connection string over into the fields of a connector of the driver's own type. */
final class OdbcTranslation {
  private static final String STRING = "connection_string";
  private static final Set<String> YES = Set.of("yes", "true", "1", "mandatory", "strict");
  private static final Pattern EASY_CONNECT =
      Pattern.compile("(?://)?([^/:]+)(?::([0-9]{1,5}))?/([^/:]+)");

  private final Map<String, Entry> entries;
  private final Map<String, @Nullable Object> fields;
  private final SettingReader settings;
  private final Set<String> used = new HashSet<>(Set.of("driver"));
  private final Map<String, Object> options = new TreeMap<>();

  OdbcTranslation(
      Map<String, Entry> entries, Map<String, @Nullable Object> fields, SettingReader settings) {
    this.entries = entries;
    this.fields = fields;
    this.settings = settings;
  }

  void apply(OdbcDriver driver) {
    switch (driver) {
      case POSTGRESQL -> postgresql();
      case MYSQL -> mysql();
      case SQLSERVER -> sqlServer(false);
      case SQLSERVER_ENCRYPTING -> sqlServer(true);
      case ORACLE -> oracle();
    }
    if (!options.isEmpty()) {
      fields.put("options", options);
    }
  }

  /**
   * The credentials to log in with. The string may mark their places with {@code UID={username};PWD={password}} and may name
   * the user itself; a password in it would come back with the connector's config, so it is refused.
   */
  Credentials login(Credentials given) {
    Optional<Entry> user = take("uid", "user", "username", "user id");
    Optional<Entry> password = take("pwd", "password");
    if (password.isPresent() && !password.get().isPlaceholder("password")) {
      settings.problem(
          STRING, "must not hold a password: write PWD={password} and give it in credentials");
    }
    refuseTheRest();
    return user.isEmpty() || user.get().isPlaceholder("username")
        ? given
        : new Credentials(user.get().value(), given.password());
  }

  private void postgresql() {
    text("host", "server", "servername", "host");
    number("port", "port");
    text("database", "database", "db");
    text("sslmode", "sslmode");
    timeout("connecttimeout", "connect timeout", "logintimeout");
    option("ApplicationName", "applicationname", "application_name");
  }

  private void mysql() {
    text("host", "server", "host");
    number("port", "port");
    text("database", "database", "db");
    timeout("connecttimeout", "connect_timeout");
    take("sslmode", "ssl mode")
        .ifPresent(mode -> fields.put(
            "sslmode",
            switch (lower(mode)) {
              case "disabled" -> "disable";
              case "preferred" -> "prefer";
              case "required" -> "require";
              case "verify_ca" -> "verify-ca";
              case "verify_identity" -> "verify-full";
              default -> mode.value();
            }));
    take("charset").ifPresent(charset -> {
      if (!Set.of("utf8", "utf8mb4").contains(lower(charset))) {
        settings.problem(
            STRING, "must leave out Charset or set it to utf8mb4: text is always read as Unicode");
      }
    });
  }

  private void sqlServer(boolean encryptedByDefault) {
    take("server", "address", "addr").ifPresent(this::sqlServerAddress);
    number("port", "port");
    text("database", "database", "initial catalog");
    timeout("logintimeout", "connection timeout", "connect timeout", "timeout");
    option("applicationName", "app", "application name");
    option("applicationIntent", "applicationintent");
    boolean encrypted =
        take("encrypt").map(value -> YES.contains(lower(value))).orElse(encryptedByDefault);
    boolean trusted =
        take("trustservercertificate").map(value -> YES.contains(lower(value))).orElse(false);
    TlsMode tls = trusted ? TlsMode.REQUIRE : TlsMode.VERIFY_FULL;
    fields.put("sslmode", (encrypted ? tls : TlsMode.DISABLE).wireName());
    take("trusted_connection", "integrated security").ifPresent(value -> {
      if (YES.contains(lower(value)) || lower(value).equals("sspi")) {
        settings.problem(
            STRING,
            "must log in with a user name and a password: Trusted_Connection is not possible from here");
      }
    });
  }

  // tcp:db.example.com,1433; a named instance would need a look-up by another protocol at another
  // port.
  private void sqlServerAddress(Entry server) {
    String address = server.value();
    if (address.toLowerCase(Locale.ROOT).startsWith("tcp:")) {
      address = address.substring("tcp:".length());
    }
    if (address.indexOf('\\') >= 0) {
      settings.problem(
          STRING, "must give the instance's port, as Server=host,port, in place of its name");
      return;
    }
    int comma = address.indexOf(',');
    fields.put("host", (comma < 0 ? address : address.substring(0, comma)).strip());
    if (comma >= 0) {
      port(address.substring(comma + 1).strip());
    }
  }

  private void oracle() {
    Optional<Entry> dbq = take("dbq");
    if (dbq.isEmpty()) {
      settings.problem(STRING, "must say where the database is: DBQ=host:port/service");
      return;
    }
    Matcher address = EASY_CONNECT.matcher(dbq.get().value().strip());
    if (!address.matches()) {
      settings.problem(
          STRING, "must have DBQ=host:port/service; names from a tnsnames.ora are not known here");
      return;
    }
    fields.put("host", address.group(1));
    fields.put("database", address.group(3));
    if (address.group(2) != null) {
      port(address.group(2));
    }
  }

  private void text(String field, String... names) {
    take(names).ifPresent(entry -> fields.put(field, entry.value()));
  }

  private void option(String option, String... names) {
    take(names).ifPresent(entry -> options.put(option, entry.value()));
  }

  private void number(String field, String... names) {
    take(names).ifPresent(entry -> fields.put(field, number(entry.value())));
  }

  private void timeout(String... names) {
    take(names).ifPresent(entry -> fields.putIfAbsent("connect_timeout", number(entry.value())));
  }

  private void port(String text) {
    fields.put("port", number(text));
  }

  // What is no number stays a text, which the field's own check then refuses.
  private static Object number(String text) {
    return text.matches("[0-9]{1,9}") ? (Object) Integer.valueOf(text) : text;
  }

  private static String lower(Entry entry) {
    return entry.value().toLowerCase(Locale.ROOT);
  }

  private Optional<Entry> take(String... names) {
    Optional<Entry> found = Optional.empty();
    for (String name : names) {
      used.add(name);
      Entry entry = entries.get(name);
      if (entry != null && found.isPresent()) {
        settings.problem(
            STRING,
            "has both " + found.get().name() + " and " + entry.name() + ", which mean the same");
      } else if (entry != null) {
        found = Optional.of(entry);
      }
    }
    return found;
  }

  private void refuseTheRest() {
    entries.forEach((name, entry) -> {
      if (!used.contains(name)) {
        settings.problem(STRING, "has " + entry.name() + ", which is not known here");
      }
    });
  }
}
