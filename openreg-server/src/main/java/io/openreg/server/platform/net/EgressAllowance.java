package io.openreg.server.platform.net;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Systems inside the bank that the operator lets the server send to all the same.
 *
 * @param ranges wherever in these a host is
 * @param hosts these hosts, wherever they are, by name
 */
public record EgressAllowance(List<AddressRange> ranges, Set<String> hosts) {
  /** Nothing inside. */
  public static final EgressAllowance NONE = new EgressAllowance(List.of(), Set.of());

  /** This machine itself, for development. */
  public static final EgressAllowance LOOPBACK = of(List.of("127.0.0.0/8", "::1"));

  public EgressAllowance {
    ranges = List.copyOf(ranges);
    hosts = Set.copyOf(hosts);
  }

  /**
   * Reads a list of addresses, blocks of them, and names.
   *
   * @throws IllegalArgumentException with the first that is none of these
   */
  public static EgressAllowance of(List<String> texts) {
    List<AddressRange> ranges = new ArrayList<>();
    Set<String> hosts = new HashSet<>();
    for (String text : texts) {
      AddressRange.parse(text)
          .ifPresentOrElse(ranges::add, () -> hosts.add(withoutDot(name(text).name())));
    }
    return new EgressAllowance(ranges, hosts);
  }

  private static Host name(String text) {
    try {
      return Host.parse(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "'" + text + "' is not a host, an address or a block of addresses such as 10.0.0.0/8", e);
    }
  }

  /** Both together. */
  public EgressAllowance and(EgressAllowance other) {
    return new EgressAllowance(
        Stream.concat(ranges.stream(), other.ranges.stream()).toList(),
        Stream.concat(hosts.stream(), other.hosts.stream()).collect(toUnmodifiableSet()));
  }

  boolean covers(Host host, InetAddress address) {
    return hosts.contains(withoutDot(host.name()))
        || ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
