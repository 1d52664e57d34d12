package io.openreg.server.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {
  private final AddressPolicy internal = AddressPolicy.internal(name -> {
    throw new UnknownHostException(name);
  });

  @ParameterizedTest
  @ValueSource(
      strings = {
        "169.254.169.254",
        "169.254.0.1",
        "fe80::1",
        "febf::1",
        "fd00:ec2::254",
        "fd20:ce::254",
        "100.100.100.200",
        "168.63.129.16",
        "::ffff:169.254.169.254",
        "::ffff:a9fe:a9fe",
        "::169.254.169.254",
        "::ffff:0:169.254.169.254",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::a9fe:a9fe",
        "2002:a9fe:a9fe::1",
        "2001:0:a9fe:a9fe::1",
        "2001:0:4136:e378:8000:63bf:5601:5601",
        "2001:db8::5efe:169.254.169.254",
        "0.0.0.0",
        "::",
        "224.0.0.1",
        "255.255.255.255",
        "ff02::1"
      })
  void link_local_metadata_and_reserved_addresses_are_refused_in_every_spelling(String address) {
    assertThatThrownBy(() -> internal.resolve(Host.parse(address)))
        .isInstanceOf(AddressRefusedException.class)
        .hasMessageContaining("no connection is made");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "127.0.0.1",
        "::1",
        "fd12:3456::1",
        "100.64.0.1",
        "93.184.216.34"
      })
  void private_loopback_and_public_addresses_are_allowed(String address) throws IOException {
    assertThat(internal.resolve(Host.parse(address))).hasSize(1);
  }

  @Test
  void a_name_is_judged_by_the_address_it_resolves_to() {
    AddressPolicy policy = resolving("169.254.169.254");

    assertThatThrownBy(() -> policy.resolve(Host.parse("db.example.com")))
        .isInstanceOf(AddressRefusedException.class)
        .hasMessageContaining("db.example.com")
        .hasMessageNotContaining("169.254");
  }

  @Test
  void a_name_with_a_good_and_a_bad_address_is_refused() {
    AddressPolicy policy = resolving("10.0.0.1", "169.254.169.254");

    assertThatThrownBy(() -> policy.resolve(Host.parse("db.example.com")))
        .isInstanceOf(AddressRefusedException.class);
  }

  @Test
  void all_addresses_of_a_name_come_back_in_the_resolvers_order() throws IOException {
    assertThat(resolving("10.0.0.2", "10.0.0.1").resolve(Host.parse("db.example.com")))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("10.0.0.2", "10.0.0.1");
  }

  private static AddressPolicy resolving(String... addresses) {
    return AddressPolicy.internal(name -> List.of(addresses).stream()
        .map(text -> IpLiteral.parse(text).orElseThrow())
        .toList());
  }
}
