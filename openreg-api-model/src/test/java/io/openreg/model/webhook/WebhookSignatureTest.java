package io.openreg.model.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTest {
  // The example of the Standard Webhooks specification.
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String TIME = "1614265330";
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(UTF_8);

  private final WebhookSignature signature = WebhookSignature.of(SECRET, at(0));

  @Test
  void the_known_answer_of_standard_webhooks_is_given() {
    String known = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    assertThat(signature.signStandard(ID, TIME, BODY)).isEqualTo(known);
    assertThat(signature.verifiesStandard(known, ID, TIME, BODY)).isTrue();
    assertThat(signature.verifiesStandard("v1,AAAA v1a,x " + known, ID, TIME, BODY))
        .isTrue();
    assertThat(signature.verifiesStandard(known, "msg_other", TIME, BODY)).isFalse();
    assertThat(signature.verifiesStandard(known, ID, TIME, "{}".getBytes(UTF_8)))
        .isFalse();
  }

  @Test
  void what_was_signed_verifies_and_nothing_else_does() {
    String signed = signature.sign(TIME, BODY);

    assertThat(signed).matches("v1=[0-9a-f]{64}");
    assertThat(signature.verifies(signed, TIME, BODY)).isTrue();
    assertThat(signature.verifies(signed, "1614265331", BODY)).isFalse();
    assertThat(signature.verifies(signed, TIME, "{\"test\": 2432232315}".getBytes(UTF_8)))
        .isFalse();
    assertThat(signature.verifies(signed.substring(3), TIME, BODY)).isFalse();
    assertThat(signature.verifies(signed + "," + signed, TIME, BODY)).isFalse();
    assertThat(signature.verifies(null, TIME, BODY)).isFalse();
    assertThat(WebhookSignature.of("whsec_AAAA", at(0)).verifies(signed, TIME, BODY))
        .isFalse();
  }

  @Test
  void an_old_message_is_nobodys_replay() {
    String signed = signature.sign(TIME, BODY);

    assertThat(WebhookSignature.of(SECRET, at(300)).verifies(signed, TIME, BODY))
        .isTrue();
    assertThat(WebhookSignature.of(SECRET, at(301)).verifies(signed, TIME, BODY))
        .isFalse();
    assertThat(WebhookSignature.of(SECRET, at(-301)).verifies(signed, TIME, BODY))
        .isFalse();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "now",
        "-1",
        "+1614265330",
        "1614265330.",
        "1614265330.{",
        "１６１４２６５３３０",
        "99999999999999999999"
      })
  void a_timestamp_is_digits(String timestamp) {
    assertThat(signature.verifies("v1=00", timestamp, BODY)).isFalse();
    assertThat(signature.verifiesStandard("v1,00", ID, timestamp, BODY)).isFalse();
    if (timestamp != null) {
      assertThatThrownBy(() -> signature.sign(timestamp, BODY))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void a_secret_that_is_none_is_told_without_repeating_it() {
    assertThatThrownBy(() -> WebhookSignature.of("hunter2"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("hunter2");
  }

  private static Clock at(long secondsLater) {
    return Clock.fixed(
        Instant.ofEpochSecond(Long.parseLong(TIME)).plus(Duration.ofSeconds(secondsLater)),
        ZoneOffset.UTC);
  }
}
