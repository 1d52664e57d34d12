package io.openreg.server.delivery;

import com.jcraft.jsch.JSchException;
import io.openreg.server.artifact.DamagedArtifact;
import io.openreg.server.platform.data.LegibleText;
import io.openreg.server.platform.net.AddressRefusedException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in the desk's words why nothing could be sent, and whether another try may do better. */
final class ConnectionProblems {
  private static final int LONGEST = 500;

  private final Target target;
  private final StallWatch watch;

  ConnectionProblems(Target target, StallWatch watch) {
    this.target = target;
    this.watch = watch;
  }

  /** @param what failed, as a sentence without its end */
  DeliveryFailure of(String what, Exception problem) {
    String lasting = lasting(problem);
    return lasting == null
        ? DeliveryFailure.passing(passing(what, problem), problem)
        : DeliveryFailure.lasting(lasting, problem);
  }

  private @Nullable String lasting(Exception problem) {
    AddressRefusedException refused = find(problem, AddressRefusedException.class);
    if (refused != null) {
      return String.valueOf(refused.getMessage());
    }
    DamagedArtifact damaged = find(problem, DamagedArtifact.class);
    if (damaged != null) {
      return "The stored file is gone or is not what the run has made. It was not sent: run the report again.";
    }
    HostKeyRefused key = find(problem, HostKeyRefused.class);
    if (key != null) {
      return keyRefused(key);
    }
    LoginRefused login = find(problem, LoginRefused.class);
    if (login != null) {
      return loginRefused(" (" + legible(String.valueOf(login.getMessage())) + ")");
    }
    JSchException ssh = find(problem, JSchException.class);
    return ssh == null ? null : sshRefused(String.valueOf(ssh.getMessage()));
  }

  private @Nullable String sshRefused(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (lower.startsWith("auth ")
        || lower.startsWith("userauth")
        || lower.contains("authentication")) {
      return loginRefused("");
    }
    return lower.startsWith("invalid privatekey")
        ? "The private key cannot be read. Give it anew, with its passphrase."
        : null;
  }

  private String loginRefused(String reply) {
    return target.where() + " refused the login" + reply
        + ". Check user name, password and key. It is not tried again, so that no account gets locked.";
  }

  private String keyRefused(HostKeyRefused refused) {
    String kind = target.isSftp() ? "host key" : "certificate";
    return "The " + kind + " of " + target.where() + " has CHANGED: it is " + refused.shown()
        + ", and " + target.fingerprint()
        + " is expected. Somebody may stand between you and the server, so nothing was sent and nobody logged in. Ask its operator; if the"
        + " change is theirs, set host_key_fingerprint to the new one.";
  }

  private String passing(String what, Exception problem) {
    if (watch.hasFired()) {
      return what + ": nothing has moved for " + seconds() + ", so it was given up.";
    }
    if (find(problem, UnknownHostException.class) != null) {
      return "The host " + target.host()
          + " is not known. Check its name, and that this server can look it up.";
    }
    if (find(problem, ConnectException.class) != null
        && String.valueOf(problem.getMessage()).toLowerCase(Locale.ROOT).contains("refused")) {
      return "The connection to " + target.where()
          + " was refused. Check host and port, and that the server is running.";
    }
    if (find(problem, NoRouteToHostException.class) != null) {
      return "There is no route to " + target.where()
          + ". Check the address and the network in between.";
    }
    if (find(problem, SocketTimeoutException.class) != null) {
      return what + ": no answer in time. Check host, port and firewalls.";
    }
    SSLException tls = find(problem, SSLException.class);
    if (tls != null) {
      return what + ": TLS could not be agreed upon or was broken off ("
          + legible(String.valueOf(tls.getMessage()))
          + "). Where the certificate is the server's own, give its fingerprint as host_key_fingerprint.";
    }
    return what + ": " + legible(String.valueOf(problem.getMessage())) + ".";
  }

  private String seconds() {
    return Math.max(1, watch.limit().toSeconds()) + " s";
  }

  private String legible(String text) {
    String line = LegibleText.of(target.login().scrub(text))
        .replaceAll("\\p{Cntrl}+", " ")
        .strip()
        .replaceAll("\\.+$", "");
    return line.length() > LONGEST ? line.substring(0, LONGEST) : line;
  }

  static <T extends Throwable> @Nullable T find(Throwable problem, Class<T> type) {
    int depth = 0;
    for (Throwable each = problem; each != null && depth < 20; each = each.getCause(), depth++) {
      if (type.isInstance(each)) {
        return type.cast(each);
      }
    }
    return null;
  }
}
