package io.openreg.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dropwizard.testing.DropwizardTestSupport;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.RawSocket;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BodyLimitTest {
  private static final int LIMIT = 2_000;
  private final Clock clock = Clock.systemUTC();
  private final DropwizardTestSupport<ProbeApplication.Settings> support =
      ProbeApplication.server(LIMIT, rate -> new Allowance(true, 1, 1, clock.instant()), clock);

  @BeforeAll
  void start() throws Exception {
    support.before();
  }

  @AfterAll
  void stop() {
    support.after();
  }

  @Test
  void a_body_of_the_largest_size_is_taken() {
    String json = "{\"text\": \"" + "x".repeat(LIMIT - 12) + "\"}";

    assertThat(json).hasSize(LIMIT);
    assertThat(http().post("/api/v1/probe/open", json).status()).isEqualTo(200);
  }

  @Test
  void a_body_that_announces_more_is_refused() {
    RawHttp.Answer answer =
        http().post("/api/v1/probe/open", "{\"text\": \"" + "x".repeat(LIMIT) + "\"}");

    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.json().at("/error/code").asText()).isEqualTo("PAYLOAD_TOO_LARGE");
  }

  @Test
  void a_body_that_announces_nothing_is_refused_when_it_goes_on_too_long() {
    String chunk = "x".repeat(1_000);
    String sized = Integer.toHexString(chunk.length()) + "\n" + chunk + "\n";
    String open = "{\"text\": \"";

    String answer = RawSocket.exchange(
        address(),
        "POST /api/v1/probe/open HTTP/1.1\nHost: x\nConnection: close\nContent-Type: application/json\n"
            + "Transfer-Encoding: chunked\n\n" + Integer.toHexString(open.length()) + "\n" + open
            + "\n"
            + sized.repeat(3) + "2\n\"}\n0\n\n");

    assertThat(answer).startsWith("HTTP/1.1 413 ").contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
  }

  @Test
  void a_document_that_is_nested_too_deep_is_refused_without_a_stack_overflow() {
    String deep = "{\"text\": \"x\", \"more\": {\"a\": " + "[".repeat(500) + "]".repeat(500) + "}}";

    RawHttp.Answer answer = http().post("/api/v1/probe/open", deep);

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.json().at("/detail/0/type").asText()).isEqualTo("value_error.json_limit");
  }

  @Test
  void another_media_type_than_json_is_refused() {
    RawHttp.Answer answer =
        http().with("Content-Type", "text/plain").post("/api/v1/probe/open", "hello");

    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.json().at("/error/code").asText()).isEqualTo("UNSUPPORTED_MEDIA_TYPE");
  }

  @Test
  void a_method_that_the_address_does_not_take_is_refused_and_the_others_are_named() {
    RawHttp.Answer answer = http().delete("/api/v1/probe/open");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).get().asString().contains("POST");
    assertThat(answer.json().at("/error/code").asText()).isEqualTo("METHOD_NOT_ALLOWED");
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + support.getLocalPort());
  }

  private RawHttp http() {
    return RawHttp.at(address());
  }
}
