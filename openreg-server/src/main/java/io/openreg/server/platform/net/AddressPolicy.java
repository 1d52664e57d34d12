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

  /** Looks a name up. */
  @FunctionalInterface
  public interface Resolver {
    /** All addresses of the name, the preferred first, never none. */
    List<InetAddress> resolve(String name) throws UnknownHostException;
  }

  private final Resolver resolver;
  private final List<AddressRange> refused;

  AddressPolicy(Resolver resolver, List<AddressRange> refused) {
    this.resolver = requireNonNull(resolver);
    this.refused = List.copyOf(refused);
  }

  /**
   * For systems that live inside the bank, such as its databases: private and loopback addresses are
   * allowed, link-local and metadata addresses never.
   */
  public static AddressPolicy internal() {
    return internal(name -> List.of(InetAddress.getAllByName(name)));
  }

  /** {@link #internal()} with another way to look names up. */
  public static AddressPolicy internal(Resolver resolver) {
    return new AddressPolicy(resolver, NEVER);
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
      if (!allows(address)) {
        throw new AddressRefusedException(host);
      }
    }
    return addresses;
  }

  /** Whether connecting to the address is allowed. */
  public boolean allows(InetAddress address) {
    return Stream.concat(Stream.of(address), EmbeddedIpv4.in(address).stream())
        .noneMatch(each -> refused.stream().anyMatch(range -> range.contains(each)));
  }

  private static List<AddressRange> ranges(String... texts) {
    return Stream.of(texts).map(text -> AddressRange.parse(text).orElseThrow()).toList();
  }
}
