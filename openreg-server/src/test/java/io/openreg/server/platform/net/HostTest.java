package io.openreg.server.platform.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {
  @ParameterizedTest
  @CsvSource({
    "db.example.com,  db.example.com",
    "DB.Example.COM., db.example.com.",
    "trading_db,      trading_db",
    "10.0.0.1,        10.0.0.1",
    "[fd00::1],       fd00::1",
    "::1,             ::1",
    "4ever.example,   4ever.example"
  })
  void a_name_or_an_address_is_a_host(String text, String name) {
    assertThat(Host.parse(text).name()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2852039166",
        "0xA9FEA9FE",
        "0xa9.254.169.254",
        "0251.254.169.254",
        "169.254.43518",
        "127.1",
        "10.0.0.256",
        "1.2.3.4.5"
      })
  void another_spelling_of_an_address_is_none(String text) {
    assertThatThrownBy(() -> Host.parse(text)).hasMessageContaining("four decimal numbers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "db example",
        "db:5432",
        "db/x",
        "db?x=1",
        "db)(host=evil",
        "user@db",
        "-db",
        "db..example",
        "fe80::1%eth0",
        "[db]",
        "dö.example"
      })
  void what_could_end_a_host_in_a_url_is_none(String text) {
    assertThatThrownBy(() -> Host.parse(text)).hasMessageContaining("host name or an address");
  }
}
