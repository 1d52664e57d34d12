package io.openreg.server.platform.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads addresses written as numbers. Never asks a name server. */
public final class IpLiteral {
  // One to three digits without a leading zero: 010 is 8 to some programs and 10 to others.
  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
  private static final Pattern V6 = Pattern.compile("(?=.*:)[0-9A-Fa-f:.]{2,45}");

  private IpLiteral() {}

  /** The address; empty if {@code text} is a name or malformed. {@code ::ffff:10.0.0.1} is the IPv4 address it maps. */
  public static Optional<InetAddress> parse(String text) {
    try {
      if (V4.matcher(text).matches()) {
        return Optional.of(InetAddress.getByName(text));
      }
      if (V6.matcher(text).matches()) {
        // In brackets the JDK takes it for a literal and looks nothing up.
        return Optional.of(InetAddress.getByName("[" + text + "]"));
      }
      return Optional.empty();
    } catch (UnknownHostException malformed) {
      return Optional.empty();
    }
  }
}
