package io.openreg.server.platform.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundHttpTest {
  private final MockWebServer inside = new MockWebServer();
  private final Deque<String> answers = new ArrayDeque<>();

  @BeforeEach
  void start() throws IOException {
    inside.start(InetAddress.getByName("127.0.0.1"), 0);
  }

  @AfterEach
  void stop() {
    inside.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.1",
        "10.255.255.255",
        "172.16.0.1",
        "172.31.255.255",
        "192.168.0.1",
        "127.0.0.1",
        "127.8.8.8",
        "100.64.0.1",
        "169.254.169.254",
        "0.0.0.0",
        "192.0.0.8",
        "192.0.2.1",
        "198.18.0.1",
        "198.51.100.7",
        "203.0.113.9",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::1]",
        "[::]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[fe80::1]",
        "[fec0::1]",
        "[2001:db8::1]",
        "[ff02::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[::ffff:a00:1]",
        "[::10.0.0.1]",
        "[::ffff:0:10.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[64:ff9b:1::1]",
        "[2002:a00:1::]",
        "[2001:0:a00:1::]",
        "[2001:470::5efe:10.0.0.1]"
      })
  void nothing_is_sent_to_an_address_inside_however_it_is_spelt(String host) {
    OutboundHttp outbound = OutboundHttp.on(AddressPolicy.external(EgressAllowance.NONE, name -> {
      throw new UnknownHostException(name);
    }));
    String url = "http://" + host + ":" + inside.getPort() + "/";

    assertThatThrownBy(() -> outbound.check(url)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> outbound.post(request(url)))
        .isInstanceOf(AddressRefusedException.class);
    assertThat(inside.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.1/",
        "http://2130706433/",
        "http://0x7f.0.0.1/",
        "http://0177.0.0.1/",
        "http://127.0.0.1.:80/",
        "http://user@127.0.0.1/",
        "http://example.com@127.0.0.1/",
        "http://127.0.0.1\\@example.com/",
        "gopher://127.0.0.1/",
        "file:///etc/passwd",
        " http://127.0.0.1/",
        "http://127.0.0.1/\n",
        "http://１２７.0.0.1/",
        "http:///hook"
      })
  void an_address_is_spelt_in_one_way_or_refused(String url) {
    OutboundHttp outbound = OutboundHttp.on(AddressPolicy.external(EgressAllowance.NONE));

    assertThatThrownBy(() -> outbound.check(url)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_name_that_leads_inside_is_refused_when_it_is_sent_to() {
    answers.add("10.0.0.1");
    OutboundHttp outbound = outbound(EgressAllowance.NONE);

    outbound.check("https://hooks.example.com/");

    assertThatThrownBy(() -> outbound.post(request("https://hooks.example.com/")))
        .isInstanceOf(AddressRefusedException.class)
        .hasMessageContaining("hooks.example.com")
        .hasMessageNotContaining("10.0.0.1");
  }

  @Test
  void a_name_with_one_address_outside_and_one_inside_is_refused() {
    answers.add("93.184.216.34,127.0.0.1");

    assertThatThrownBy(() -> outbound(EgressAllowance.NONE)
            .post(request("http://hooks.example.com:" + inside.getPort() + "/")))
        .isInstanceOf(AddressRefusedException.class);
    assertThat(inside.getRequestCount()).isZero();
  }

  @Test
  void a_name_is_looked_up_once_and_connected_to_where_it_was_found() throws Exception {
    inside.enqueue(new MockResponse.Builder().code(204).build());
    // Whoever asked a second time would be led somewhere else.
    answers.add("127.0.0.1");
    answers.add("127.0.0.2");

    OutboundAnswer answer = outbound(EgressAllowance.LOOPBACK)
        .post(request("http://hooks.example.com:" + inside.getPort() + "/"));

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answers).containsExactly("127.0.0.2");
    assertThat(inside.takeRequest().getHeaders().get("Host"))
        .isEqualTo("hooks.example.com:" + inside.getPort());
  }

  @Test
  void a_name_that_leads_inside_the_next_time_is_refused_then() throws Exception {
    inside.enqueue(new MockResponse.Builder().code(200).build());
    inside.enqueue(new MockResponse.Builder().code(200).build());
    answers.add("127.0.0.1");
    answers.add("10.0.0.1");
    OutboundHttp outbound = outbound(EgressAllowance.LOOPBACK);
    OutboundRequest request = request("http://hooks.example.com:" + inside.getPort() + "/");
    outbound.post(request);

    assertThatThrownBy(() -> outbound.post(request)).isInstanceOf(AddressRefusedException.class);
    assertThat(inside.getRequestCount()).isEqualTo(1);
  }

  @Test
  void a_redirect_is_an_answer() throws Exception {
    inside.enqueue(new MockResponse.Builder()
        .code(302)
        .setHeader("Location", "http://169.254.169.254/latest/meta-data")
        .build());
    answers.add("127.0.0.1");

    OutboundAnswer answer = outbound(EgressAllowance.LOOPBACK)
        .post(request("http://hooks.example.com:" + inside.getPort() + "/"));

    assertThat(answer.status()).isEqualTo(302);
    assertThat(inside.getRequestCount()).isEqualTo(1);
  }

  @Test
  void an_answer_that_trickles_ends_with_the_time_that_was_given() throws Exception {
    inside.enqueue(new MockResponse.Builder()
        .code(200)
        .body("x".repeat(5000))
        .throttleBody(1, 200, TimeUnit.MILLISECONDS)
        .build());
    answers.add("127.0.0.1");

    assertThatThrownBy(() -> outbound(EgressAllowance.LOOPBACK)
            .post(request("http://hooks.example.com:" + inside.getPort() + "/")))
        .isInstanceOfSatisfying(
            OutboundFailure.class, failure -> assertThat(failure.isTimeout()).isTrue());
  }

  @Test
  void of_a_long_answer_only_the_beginning_is_read() throws Exception {
    inside.enqueue(
        new MockResponse.Builder().code(200).body("x".repeat(5_000_000)).build());
    answers.add("127.0.0.1");

    OutboundAnswer answer = outbound(EgressAllowance.LOOPBACK)
        .post(request("http://hooks.example.com:" + inside.getPort() + "/"));

    assertThat(answer.body()).hasSize(100);
  }

  @Test
  void a_name_without_an_address_is_told() {
    OutboundHttp outbound = outbound(EgressAllowance.NONE);

    assertThatThrownBy(() -> outbound.post(request("http://nowhere.example.com/")))
        .isInstanceOf(OutboundFailure.class)
        .hasMessage("The host nowhere.example.com has no address.");
  }

  @Test
  void the_operator_allows_systems_inside_by_block_or_by_name_but_no_metadata() throws Exception {
    EgressAllowance allowed =
        EgressAllowance.of(List.of("10.1.0.0/16", "hooks.bank.example", "169.254.0.0/16"));
    AddressPolicy policy = AddressPolicy.external(allowed, name -> List.of(address("10.9.9.9")));

    assertThat(policy.resolve(Host.parse("10.1.2.3"))).hasSize(1);
    assertThat(policy.resolve(Host.parse("hooks.bank.example"))).hasSize(1);
    assertThatThrownBy(() -> policy.resolve(Host.parse("10.2.0.1")))
        .isInstanceOf(AddressRefusedException.class)
        .hasMessageContaining("OPENREG_EGRESS_ALLOW");
    assertThatThrownBy(() -> policy.resolve(Host.parse("other.bank.example")))
        .isInstanceOf(AddressRefusedException.class);
    assertThatThrownBy(() -> policy.resolve(Host.parse("169.254.169.254")))
        .isInstanceOf(AddressRefusedException.class);
    assertThatThrownBy(() -> EgressAllowance.of(List.of("10.0.0.0/33")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("10.0.0.0/33");
  }

  private OutboundHttp outbound(EgressAllowance allowed) {
    return OutboundHttp.on(AddressPolicy.external(allowed, name -> {
      if (answers.isEmpty()) {
        throw new UnknownHostException(name);
      }
      return List.of(answers.remove().split(",")).stream()
          .map(OutboundHttpTest::address)
          .toList();
    }));
  }

  private static InetAddress address(String text) {
    return IpLiteral.parse(text).orElseThrow();
  }

  private static OutboundRequest request(String url) {
    return new OutboundRequest(
        url,
        Map.of("Content-Type", "application/json"),
        "{}".getBytes(UTF_8),
        Duration.ofSeconds(2),
        List.of(),
        100);
  }
}
