package io.openreg.server.platform.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8,       10.255.1.2,       true",
    "10.0.0.0/8,       11.0.0.1,         false",
    "192.168.4.0/22,   192.168.7.255,    true",
    "192.168.4.0/22,   192.168.8.0,      false",
    "127.0.0.1,        127.0.0.1,        true",
    "127.0.0.1,        127.0.0.2,        false",
    "0.0.0.0/0,        8.8.8.8,          true",
    "0.0.0.0/0,        ::1,              false",
    "fd00::/8,         fdab:1::2,        true",
    "fd00::/8,         fe80::1,          false",
    "2001:db8::/33,    2001:db8:7fff::1, true",
    "2001:db8::/33,    2001:db8:8000::1, false",
    "10.0.0.0/8,       ::ffff:10.1.2.3,  true",
  })
  void a_range_contains_what_shares_its_prefix(String range, String address, boolean contained) {
    assertThat(AddressRange.parse(range).orElseThrow().contains(address(address)))
        .isEqualTo(contained);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "10.0.0.0/33",
        "10.0.0.0/",
        "10.0.0.0/-1",
        "::/129",
        "10.0.0",
        "10.0.0.256",
        "010.0.0.1",
        "0x7f000001",
        "abcd",
        "1.2.3.4.5",
        ":::",
        "fe80::1%eth0"
      })
  void a_name_or_a_malformed_number_is_no_range(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }

  @Test
  void a_single_address_is_a_range_of_one() {
    assertThat(AddressRange.parse("192.0.2.1")).hasToString("Optional[192.0.2.1/32]");
  }

  private static InetAddress address(String text) {
    return IpLiteral.parse(text).orElseThrow();
  }
}
