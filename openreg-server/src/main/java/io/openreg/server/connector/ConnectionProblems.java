package io.openreg.server.connector;

import io.openreg.server.platform.net.AddressRefusedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in the user's words why a connection could not be had. Drivers agree on little: what tells is the cause, the SQLSTATE, or a vendor's code. */
final class ConnectionProblems {
  private static final Set<Integer> BAD_LOGIN = Set.of(1045, 1698, 18456, 1017, 1005);
  private static final Set<Integer> LOCKED_OUT =
      Set.of(28000, 28001, 1820, 1862, 4151, 18486, 18487, 18488);
  private static final Set<Integer> NO_DATABASE = Set.of(1044, 1049, 4060, 12514, 12505);
  private static final Set<Integer> FULL = Set.of(1040, 1203, 12516, 12519, 12520, 17809);

  private final Endpoint endpoint;

  ConnectionProblems(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  ConnectionFailure of(Throwable problem) {
    return new ConnectionFailure(message(problem), problem);
  }

  private String message(Throwable problem) {
    AddressRefusedException refused = find(problem, AddressRefusedException.class);
    if (refused != null) {
      return String.valueOf(refused.getMessage());
    }
    if (find(problem, UnknownHostException.class) != null) {
      return "The host " + endpoint.host()
          + " is not known. Check its name, and that this server can look it up.";
    }
    if (find(problem, TimeoutException.class) != null
        || find(problem, SocketTimeoutException.class) != null) {
      return slow();
    }
    SQLException sql = find(problem, SQLException.class);
    String text = String.valueOf(sql == null ? problem.getMessage() : sql.getMessage());
    if (isTls(problem, text)) {
      return "The encrypted connection to " + where() + " could not be made: "
          + scrubbed(problem, text)
          + ". Check the certificate of the database and the setting sslmode.";
    }
    String reach = unreachable(problem, text);
    if (reach != null) {
      return reach;
    }
    return sql == null
        ? "The connection to " + where() + " failed: " + scrub(text)
        : loggingIn(sql, text);
  }

  /** Whether another address of the same host may do better. */
  static boolean isUnreachable(SQLException problem) {
    String text = String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT);
    return find(problem, IOException.class) != null
        || text.contains("refused")
        || text.contains("timed out");
  }

  private @Nullable String unreachable(Throwable problem, String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.contains("timed out") || lower.contains("timeout")) {
      return slow();
    }
    if (find(problem, ConnectException.class) != null || lower.contains("connection refused")) {
      return "The connection to " + where()
          + " was refused. Check host and port, and that the database is running.";
    }
    if (find(problem, NoRouteToHostException.class) != null || lower.contains("no route to host")) {
      return "There is no route to " + where() + ". Check the address and the network in between.";
    }
    return null;
  }

  private String loggingIn(SQLException problem, String text) {
    String state = String.valueOf(problem.getSQLState());
    int code = problem.getErrorCode();
    if (state.equals("28P01") || BAD_LOGIN.contains(code) || isNoAccess(state, code)) {
      return "The database at " + where() + " refused the login. Check user name and password"
          + (state.equals("28000") && code == 0
              ? ", and whether this server may connect to it."
              : ".");
    }
    if (LOCKED_OUT.contains(code)) {
      return "The database at " + where()
          + " refused the login: the account is locked or its password has expired.";
    }
    if (state.equals("3D000") || NO_DATABASE.contains(code)) {
      return "There is no database " + endpoint.database() + " at " + where()
          + ", or this user may not use it.";
    }
    if (state.equals("53300") || FULL.contains(code)) {
      return "The database at " + where() + " takes no more connections at the moment.";
    }
    if (state.equals("57P03")) {
      return "The database at " + where() + " is starting up or shutting down.";
    }
    return "The connection to " + where() + " failed: " + scrub(firstLine(text));
  }

  private static boolean isNoAccess(String state, int code) {
    return state.equals("28000")
        && code == 0; // PostgreSQL: no entry in pg_hba.conf, or no such role
  }

  private static boolean isTls(Throwable problem, String text) {
    return find(problem, SSLException.class) != null
        || find(problem, CertificateException.class) != null
        || find(problem, CertPathBuilderException.class) != null
        || text.toLowerCase(Locale.ROOT).matches("(?s).*\\b(ssl|tls)\\b.*");
  }

  private String scrubbed(Throwable problem, String text) {
    SSLException tls = find(problem, SSLException.class);
    return scrub(firstLine(tls == null ? text : String.valueOf(tls.getMessage())));
  }

  private String slow() {
    return "No answer from " + where() + " within " + endpoint.connectTimeout().toSeconds()
        + " s. Check host, port and firewalls, or raise connect_timeout.";
  }

  private String where() {
    return endpoint.host() + ":" + endpoint.port();
  }

  private String scrub(String text) {
    return endpoint.credentials().scrub(text);
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("").strip().replaceAll("\\.+$", "");
  }

  private static <T extends Throwable> @Nullable T find(Throwable problem, Class<T> type) {
    int depth = 0;
    for (Throwable each = problem; each != null && depth < 20; each = each.getCause(), depth++) {
      if (type.isInstance(each)) {
        return type.cast(each);
      }
    }
    return null;
  }
}
