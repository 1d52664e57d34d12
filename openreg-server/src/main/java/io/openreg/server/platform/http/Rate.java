package io.openreg.server.platform.http;

import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.net.IpLiteral;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * How much somebody may ask for (API guide, section "Rate Limiting").
 *
 * @param key who: equal for all requests that share the limit
 */
public record Rate(String key, int perMinute) {
  private static final int SIGNED_IN = 1_000;
  private static final int UNKNOWN = 20;
  private static final int IPV6_NETWORK_BYTES = 8;

  static Rate of(Caller caller) {
    return new Rate("user/" + caller.userId(), SIGNED_IN);
  }

  static Rate of(String address) {
    Optional<InetAddress> parsed = IpLiteral.parse(address);
    if (parsed.isPresent() && parsed.get() instanceof Inet6Address v6) {
      // Whoever has one IPv6 address has a network of 2^64 of them (RFC 6177).
      byte[] network = Arrays.copyOf(v6.getAddress(), IPV6_NETWORK_BYTES);
      return new Rate("network/" + HexFormat.of().formatHex(network), UNKNOWN);
    }
    return new Rate("address/" + address, UNKNOWN);
  }
}
