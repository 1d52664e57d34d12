package io.openreg.server.platform.http;

import io.openreg.server.platform.net.AddressRange;
import io.openreg.server.platform.net.IpLiteral;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/** Whom to believe about who is calling: {@code X-Forwarded-For} counts only as far as it was written by one of these. */
public record TrustedProxies(List<AddressRange> ranges) {
  public TrustedProxies {
    ranges = List.copyOf(ranges);
  }

  boolean trusts(InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  /**
   * The client's address. Each proxy appends the address it was called from, so the list is read from its right end and
   * the first that is not a proxy of ours is the client; anything left of it may be made up.
   *
   * @param peer the other end of the connection
   * @param forwardedFor the values of {@code X-Forwarded-For}, in order of appearance
   */
  InetAddress client(InetAddress peer, List<String> forwardedFor) {
    InetAddress client = peer;
    for (int i = forwardedFor.size() - 1; i >= 0 && trusts(client); i--) {
      Optional<InetAddress> before =
          IpLiteral.parse(withoutPort(forwardedFor.get(i).strip()));
      if (before.isEmpty()) {
        break;
      }
      client = before.get();
    }
    return client;
  }

  private static String withoutPort(String hop) {
    if (hop.startsWith("[")) {
      int end = hop.indexOf(']');
      return end < 0 ? hop : hop.substring(1, end);
    }
    int colon = hop.indexOf(':');
    boolean hasOneColon = colon >= 0 && colon == hop.lastIndexOf(':');
    return hasOneColon ? hop.substring(0, colon) : hop;
  }
}
