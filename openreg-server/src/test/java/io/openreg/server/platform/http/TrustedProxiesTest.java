package io.openreg.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.platform.net.AddressRange;
import io.openreg.server.platform.net.IpLiteral;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TrustedProxiesTest {
  private final TrustedProxies proxies = new TrustedProxies(Stream.of("10.0.0.0/8", "fd00::/8")
      .map(range -> AddressRange.parse(range).orElseThrow())
      .toList());

  @Test
  void a_client_that_calls_directly_is_who_it_is_whatever_it_claims() {
    assertThat(client("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
  }

  @Test
  void behind_a_proxy_the_client_is_the_address_the_proxy_added() {
    assertThat(client("10.0.0.1", "198.51.100.1")).isEqualTo("198.51.100.1");
  }

  @Test
  void what_stands_left_of_the_first_stranger_may_be_made_up_and_is_ignored() {
    assertThat(client("10.0.0.1", "127.0.0.1", "198.51.100.1", "10.2.2.2"))
        .isEqualTo("198.51.100.1");
  }

  @Test
  void a_chain_of_proxies_alone_leads_to_the_first_of_them() {
    assertThat(client("10.0.0.1", "10.0.0.3", "10.0.0.2")).isEqualTo("10.0.0.3");
  }

  @Test
  void ports_and_brackets_are_not_part_of_an_address() {
    assertThat(client("10.0.0.1", "198.51.100.1:4711")).isEqualTo("198.51.100.1");
    assertThat(client("10.0.0.1", "[2001:db8::7]:4711")).isEqualTo("2001:db8:0:0:0:0:0:7");
    assertThat(client("10.0.0.1", "2001:db8::7")).isEqualTo("2001:db8:0:0:0:0:0:7");
  }

  @Test
  void a_hop_that_is_no_address_ends_the_search() {
    assertThat(client("10.0.0.1", "198.51.100.1", "unknown", "10.0.0.2")).isEqualTo("10.0.0.2");
    assertThat(client("10.0.0.1", "")).isEqualTo("10.0.0.1");
  }

  private String client(String peer, String... forwardedFor) {
    return proxies
        .client(IpLiteral.parse(peer).orElseThrow(), List.of(forwardedFor))
        .getHostAddress();
  }
}
