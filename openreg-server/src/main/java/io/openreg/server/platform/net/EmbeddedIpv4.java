package io.openreg.server.platform.net;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The IPv4 addresses that an IPv6 address carries inside, by every transition mechanism that has one. */
final class EmbeddedIpv4 {
  private static final AddressRange COMPATIBLE = range("::/96"); // RFC 4291 §2.5.5.1
  private static final AddressRange TRANSLATED = range("::ffff:0:0:0/96"); // RFC 2765 (SIIT)
  private static final AddressRange NAT64 = range("64:ff9b::/96"); // RFC 6052
  private static final AddressRange LOCAL_NAT64 = range("64:ff9b:1::/48"); // RFC 8215
  private static final AddressRange SIX_TO_FOUR = range("2002::/16"); // RFC 3056
  private static final AddressRange TEREDO = range("2001::/32"); // RFC 4380
  private static final byte[] ISATAP = {0x5e, (byte) 0xfe}; // RFC 5214 §6.1

  private EmbeddedIpv4() {}

  // IPv4-mapped addresses (::ffff:a.b.c.d) are not here: the platform already gives them as IPv4.
  static List<InetAddress> in(InetAddress address) {
    if (address instanceof Inet4Address) {
      return List.of();
    }
    byte[] bytes = address.getAddress();
    List<InetAddress> found = new ArrayList<>();
    if ((COMPATIBLE.contains(address) && !address.isLoopbackAddress())
        || TRANSLATED.contains(address)
        || NAT64.contains(address)
        || LOCAL_NAT64.contains(address)
        || Arrays.equals(bytes, 10, 12, ISATAP, 0, 2)) {
      found.add(at(bytes, 12));
    }
    if (SIX_TO_FOUR.contains(address)) {
      found.add(at(bytes, 2));
    }
    if (TEREDO.contains(address)) {
      found.add(at(bytes, 4)); // the Teredo server
      found.add(inverted(bytes, 12)); // the client behind it
    }
    return found;
  }

  private static AddressRange range(String text) {
    return AddressRange.parse(text).orElseThrow();
  }

  private static InetAddress at(byte[] bytes, int from) {
    return address(Arrays.copyOfRange(bytes, from, from + 4));
  }

  private static InetAddress inverted(byte[] bytes, int from) {
    byte[] four = Arrays.copyOfRange(bytes, from, from + 4);
    for (int i = 0; i < four.length; i++) {
      four[i] = (byte) ~four[i];
    }
    return address(four);
  }

  private static InetAddress address(byte[] four) {
    try {
      return InetAddress.getByAddress(four);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("Four bytes are an address", e);
    }
  }
}
