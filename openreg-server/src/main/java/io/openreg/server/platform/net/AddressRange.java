package io.openreg.server.platform.net;

import java.net.InetAddress;
import java.util.Optional;

/** A block of addresses, {@code 10.0.0.0/8} or {@code fd00::/8} (RFC 4632); one address is a block of itself. */
public record AddressRange(InetAddress network, int prefixLength) {
  public AddressRange {
    if (prefixLength < 0 || prefixLength > network.getAddress().length * Byte.SIZE) {
      throw new IllegalArgumentException(
          "/" + prefixLength + " does not fit " + network.getHostAddress());
    }
  }

  /** Empty if {@code text} is not a block of addresses. */
  public static Optional<AddressRange> parse(String text) {
    int slash = text.indexOf('/');
    Optional<InetAddress> network = IpLiteral.parse(slash < 0 ? text : text.substring(0, slash));
    if (network.isEmpty()) {
      return Optional.empty();
    }
    int bits = network.get().getAddress().length * Byte.SIZE;
    if (slash < 0) {
      return Optional.of(new AddressRange(network.get(), bits));
    }
    String length = text.substring(slash + 1);
    return length.matches("\\d{1,3}") && Integer.parseInt(length) <= bits
        ? Optional.of(new AddressRange(network.get(), Integer.parseInt(length)))
        : Optional.empty();
  }

  public boolean contains(InetAddress address) {
    byte[] here = network.getAddress();
    byte[] there = address.getAddress();
    if (here.length != there.length) {
      return false;
    }
    for (int bit = 0; bit < prefixLength; bit += Byte.SIZE) {
      int unused = Math.max(0, Byte.SIZE - (prefixLength - bit));
      int mask = 0xFF << unused;
      int at = bit / Byte.SIZE;
      if (((here[at] ^ there[at]) & mask & 0xFF) != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return network.getHostAddress() + "/" + prefixLength;
  }
}
