package io.openreg.server.platform.net;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A host as a user writes it: a DNS name, an IPv4 address in four decimal numbers, or an IPv6 address.
 *
 * <p>Every other spelling of an address that some resolver understands ({@code 2852039166}, {@code 0xA9FEA9FE}, {@code
 * 0251.254.169.254}, {@code 127.1}) is refused here, so that one spelling means one address everywhere. Nothing in a host can
 * end it and begin something else in a URL.
 *
 * @param name the host in lower case without brackets
 */
public record Host(String name) {
  private static final int LONGEST_NAME = 253; // RFC 1035 §2.3.4, as written
  private static final Pattern NAME =
      Pattern.compile("[a-z0-9_][a-z0-9_-]{0,62}(\\.[a-z0-9_][a-z0-9_-]{0,62})*\\.?");
  private static final Pattern NUMBER_AT_END = Pattern.compile("(.*\\.)?([0-9]+|0x[0-9a-f]*)\\.?");

  /**
   * Reads a host.
   *
   * @throws IllegalArgumentException if it is none, with a message about it that begins with "must"
   */
  public static Host parse(String text) {
    String host = text.toLowerCase(Locale.ROOT);
    String inside =
        host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    if (IpLiteral.parse(inside).isPresent()) {
      return new Host(inside);
    }
    if (host.length() > LONGEST_NAME || !NAME.matcher(host).matches()) {
      throw new IllegalArgumentException("must be a host name or an address, without a port");
    }
    if (NUMBER_AT_END.matcher(host).matches()) {
      throw new IllegalArgumentException(
          "must give an IPv4 address as four decimal numbers from 0 to 255, like 10.0.0.1");
    }
    return new Host(host);
  }

  /** The address that this host spells out, if it is one; a name is not looked up. */
  public Optional<InetAddress> literal() {
    return IpLiteral.parse(name);
  }

  @Override
  public String toString() {
    return name;
  }
}
