package io.openreg.server.platform.net;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses the server may connect to on a user's behalf.
 *
 * <p>The policy looks at resolved addresses, never at names, and hands out the very addresses it has
 * looked at: connect to one of those ({@link PinnedSocketFactory}), or a second look-up may answer
 * differently (DNS rebinding). IPv4 addresses inside IPv6 ones (mapped, compatible, NAT64, 6to4,
 * Teredo, ISATAP) count as themselves.
 */
public final class AddressPolicy {
  /** Where no customer's system lives: link-local, cloud metadata, multicast, the unspecified address. */
  private static final List<AddressRange> NEVER = ranges(
      "169.254.0.0/16", // RFC 3927; metadata of AWS, Azure, Google, OpenStack
      "fe80::/10", // RFC 4291
      "fd00:ec2::/64", // AWS metadata and resolver over IPv6
      "fd20:ce::/64", // Google metadata over IPv6
      "100.100.100.200/32", // Alibaba Cloud metadata
      "168.63.129.16/32", // Azure host agent
      "192.0.0.192/32", // Oracle Cloud classic metadata
      "0.0.0.0/8",
      "::/128",
      "224.0.0.0/4",
      "255.255.255.255/32",
      "ff00::/8");

  /** Where nobody outside lives: private, loopback and reserved addresses (IANA's registries of special-purpose addresses). */
  private static final List<AddressRange> INSIDE = ranges(
      "10.0.0.0/8", // RFC 1918
      "172.16.0.0/12",
      "192.168.0.0/16",
      "127.0.0.0/8",
      "::1/128",
      "100.64.0.0/10", // RFC 6598, behind carriers' NAT
      "192.0.0.0/24", // RFC 6890
      "192.0.2.0/24", // RFC 5737, documentation
      "198.51.100.0/24",
      "203.0.113.0/24",
      "192.88.99.0/24", // RFC 7526
      "198.18.0.0/15", // RFC 2544, benchmarks
      "240.0.0.0/4", // RFC 1112
      "fc00::/7", // RFC 4193
      "fec0::/10", // RFC 3879
      "64:ff9b:1::/48", // RFC 8215
      "100::/64", // RFC 6666
      "2001:2::/48", // RFC 5180
      "2001:10::/28", // RFC 4843
      "2001:20::/28", // RFC 7343
      "2001:db8::/32", // RFC 3849, documentation
      "3fff::/20", // RFC 9637, documentation
      "5f00::/16"); // RFC 9602

  /** Looks a name up. */
  @FunctionalInterface
  public interface Resolver {
    /** All addresses of the name, the preferred first, never none. */
    List<InetAddress> resolve(String name) throws UnknownHostException;
  }

  private final Resolver resolver;
  private final boolean isExternal;
  private final EgressAllowance allowance;

  private AddressPolicy(Resolver resolver, boolean isExternal, EgressAllowance allowance) {
    this.resolver = requireNonNull(resolver);
    this.isExternal = isExternal;
    this.allowance = requireNonNull(allowance);
  }

  /**
   * For systems that live inside the bank, such as its databases: private and loopback addresses are
   * allowed, link-local and metadata addresses never.
   */
  public static AddressPolicy internal() {
    return internal(AddressPolicy::bySystem);
  }

  /** {@link #internal()} with another way to look names up. */
  public static AddressPolicy internal(Resolver resolver) {
    return new AddressPolicy(resolver, false, EgressAllowance.NONE);
  }

  /**
   * For systems outside the bank, such as the receivers of webhooks: private, loopback and reserved addresses are refused unless
   * the operator allows them; link-local and metadata addresses are refused even then.
   */
  public static AddressPolicy external(EgressAllowance allowance) {
    return external(allowance, AddressPolicy::bySystem);
  }

  /** {@link #external(EgressAllowance)} with another way to look names up. */
  public static AddressPolicy external(EgressAllowance allowance, Resolver resolver) {
    return new AddressPolicy(resolver, true, allowance);
  }

  private static List<InetAddress> bySystem(String name) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(name));
  }

  /**
   * The host's addresses, the preferred first.
   *
   * @throws UnknownHostException if the name has no address
   * @throws AddressRefusedException if any of them is refused: a name that answers with both a good and
   *     a bad address is not to be trusted with either
   */
  public List<InetAddress> resolve(Host host) throws IOException {
    List<InetAddress> addresses =
        host.literal().isPresent() ? List.of(host.literal().get()) : resolver.resolve(host.name());
    for (InetAddress address : addresses) {
      if (!allows(host, address)) {
        throw isExternal ? AddressRefusedException.inside(host) : new AddressRefusedException(host);
      }
    }
    return addresses;
  }

  /** Whether connecting to the host at that address of it is allowed. */
  public boolean allows(Host host, InetAddress address) {
    return Stream.concat(Stream.of(address), EmbeddedIpv4.in(address).stream())
        .allMatch(each -> !isIn(NEVER, each)
            && (!isExternal || !isIn(INSIDE, each) || allowance.covers(host, each)));
  }

  private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(text -> AddressRange.parse(text).orElseThrow()).toList();
  }
}
