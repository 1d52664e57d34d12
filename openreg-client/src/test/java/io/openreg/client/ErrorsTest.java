package io.openreg.client;

import static io.openreg.client.Samples.ID;
import static io.openreg.client.ScriptedServer.answer;
import static io.openreg.client.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.openreg.client.errors.ApiException;
import io.openreg.client.errors.AuthenticationException;
import io.openreg.client.errors.BadRequestException;
import io.openreg.client.errors.ConflictException;
import io.openreg.client.errors.ConnectionException;
import io.openreg.client.errors.DecodingException;
import io.openreg.client.errors.NotFoundException;
import io.openreg.client.errors.PermissionDeniedException;
import io.openreg.client.errors.RateLimitedException;
import io.openreg.client.errors.ServerException;
import io.openreg.client.errors.ValidationException;
import io.openreg.model.Readiness;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ErrorsTest {
  @RegisterExtension
  final ScriptedServer server = new ScriptedServer();

  private static final String PROBLEM =
      "{\"detail\":\"Report not found\",\"error\":{\"code\":\"NOT_FOUND\","
          + "\"message\":\"Report not found\",\"details\":{}},\"type\":\"https://openreg.io/problems/not-found\","
          + "\"title\":\"Not found\",\"status\":404,\"instance\":\"/api/v1/reports/1\",\"request_id\":\"req-1\"}";

  @Test
  void every_status_has_its_exception() {
    Map<Integer, Class<? extends ApiException>> expected = Map.of(
        400, BadRequestException.class,
        401, AuthenticationException.class,
        403, PermissionDeniedException.class,
        404, NotFoundException.class,
        409, ConflictException.class,
        412, ApiException.class,
        422, ValidationException.class,
        429, RateLimitedException.class,
        500, ServerException.class);
    OpenRegClient client = server.client(builder -> builder.maxRetries(0));

    expected.forEach((status, type) -> {
      server.answers(json(status, "{\"detail\":\"no\"}"));
      assertThatThrownBy(() -> client.reports().get(ID))
          .isExactlyInstanceOf(type)
          .isInstanceOfSatisfying(
              ApiException.class, e -> assertThat(e.status()).isEqualTo(status));
    });
  }

  @Test
  void the_message_alone_is_enough_for_support() {
    server.answers(answer(404).setHeader("X-Request-ID", "req-1").body(PROBLEM).build());

    assertThatThrownBy(() -> server.client().reports().get(ID))
        .hasMessage("GET /api/v1/reports/" + ID
            + " answered 404: Report not found [reports.get, request req-1]")
        .isInstanceOfSatisfying(ApiException.class, e -> {
          assertThat(e.code()).isEqualTo("NOT_FOUND");
          assertThat(e.type()).isEqualTo("https://openreg.io/problems/not-found");
          assertThat(e.title()).isEqualTo("Not found");
          assertThat(e.requestId()).isEqualTo("req-1");
          assertThat(e.operation()).isEqualTo("reports.get");
        });
  }

  @Test
  void what_is_wrong_with_a_request_is_a_list_with_places() {
    server.answers(
        json(
            422,
            "{\"detail\":[{\"loc\":[\"body\",\"name\"],\"msg\":\"field required\",\"type\":\"value_error.missing\"}]}"));

    assertThatThrownBy(() -> server.client().reports().get(ID))
        .isInstanceOfSatisfying(ValidationException.class, e -> {
          assertThat(e.fieldErrors()).hasSize(1);
          assertThat(e.fieldErrors().get(0).path()).isEqualTo("body.name");
          assertThat(e.detail()).isEqualTo("body.name: field required");
        });
  }

  @Test
  void a_proxys_page_is_kept_as_text_to_its_4096th_character() {
    String page = "<html><h1>502 Bad Gateway</h1>" + "x".repeat(10_000) + "</html>";
    server.answers(answer(502).setHeader("Content-Type", "text/html").body(page).build());

    assertThatThrownBy(
            () -> server.client(builder -> builder.maxRetries(0)).reports().get(ID))
        .isInstanceOfSatisfying(ServerException.class, e -> {
          assertThat(e.body()).hasSize(4096).startsWith("<html>");
          assertThat(e.detail()).startsWith("<html><h1>502 Bad Gateway</h1>").hasSizeLessThan(300);
          assertThat(e.type()).isNull();
        });
  }

  @Test
  void a_success_that_is_not_ours_is_shown_and_not_repeated() {
    server.answers(answer(200)
        .setHeader("Content-Type", "text/html")
        .body("<html>Sign in</html>")
        .build());

    assertThatThrownBy(() -> server.client().reports().get(ID))
        .isInstanceOfSatisfying(DecodingException.class, e -> assertThat(e.bodyHead())
            .isEqualTo("<html>Sign in</html>"))
        .hasMessageContaining("base URL");
    assertThat(server.requestCount()).isEqualTo(1);
  }

  @Test
  void an_answer_that_does_not_decode_is_shown_without_its_secrets() {
    server.answers(
        json(
            "{\"access_token\":\"eyJhbGci.x\",\"user\":5,\"password\" : \"hunter\\\"2\",\"note\":\"kept\""));

    DecodingException e = catchThrowableOfType(
        DecodingException.class, () -> server.client().auth().me());

    assertThat(e.bodyHead()).contains("kept").doesNotContain("eyJhbGci").doesNotContain("hunter");
    assertThat(e).hasStackTraceContaining("DecodingException");
    assertThat(e.getMessage()).doesNotContain("eyJhbGci");
  }

  @Test
  void an_empty_success_is_not_a_report() {
    server.answers(json(""), json("null"));
    OpenRegClient client = server.client();

    assertThatThrownBy(() -> client.reports().get(ID)).isInstanceOf(DecodingException.class);
    assertThatThrownBy(() -> client.reports().get(ID)).isInstanceOf(DecodingException.class);
  }

  @Test
  void a_success_without_a_body_is_not_a_report() {
    server.answers(answer(204).build());

    assertThatThrownBy(() -> server.client().reports().get(ID))
        .isInstanceOf(DecodingException.class)
        .hasMessageContaining("reports.get");
  }

  @Test
  void a_long_secret_is_left_out_like_a_short_one() {
    String secret = "s3cr\\\"t".repeat(2_000);
    server.answers(json("{\"access_token\":\"" + secret + "\""));

    assertThatThrownBy(() -> server.client().auth().me())
        .isInstanceOfSatisfying(
            DecodingException.class, e -> assertThat(e.bodyHead()).doesNotContain("s3cr"));
  }

  @Test
  void the_stack_trace_leads_to_the_line_that_called() {
    server.answers(json(404, "{}"), answer(200).body("<html>").build());
    OpenRegClient client = server.client();

    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> client.reports().get(ID))
          .satisfies(e -> assertThat(e.getStackTrace())
              .extracting(StackTraceElement::getClassName)
              .anyMatch(ErrorsTest.class.getName()::equals));
    }
  }

  @Test
  void an_exception_survives_serialisation() throws IOException, ClassNotFoundException {
    server.answers(
        json(422, "{\"detail\":[{\"loc\":[\"body\",2],\"msg\":\"no\",\"type\":\"x\"}]}"));
    ValidationException thrown = catchThrowableOfType(
        ValidationException.class, () -> server.client().reports().get(ID));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(thrown);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      ValidationException read = (ValidationException) in.readObject();

      assertThat(read.status()).isEqualTo(422);
      assertThat(read.fieldErrors()).isEqualTo(thrown.fieldErrors());
      assertThat(read.headers()).isEqualTo(thrown.headers());
    }
  }

  @Test
  void cookies_are_not_kept() {
    server.answers(answer(404)
        .setHeader("Set-Cookie", "session=1")
        .setHeader("X-Kept", "yes")
        .build());

    assertThatThrownBy(() -> server.client().reports().get(ID))
        .isInstanceOfSatisfying(ApiException.class, e -> assertThat(e.headers())
            .doesNotContainKey("set-cookie")
            .containsEntry("x-kept", List.of("yes")));
  }

  @Test
  void a_redirect_within_the_server_is_followed() throws InterruptedException {
    server.answers(answer(307).setHeader("Location", "/elsewhere").build(), json(Samples.report()));

    assertThat(server.client().reports().get(ID).id()).isEqualTo(ID);
    assertThat(server.request().getTarget()).startsWith("/api/v1/reports/");
    assertThat(server.request().getTarget()).isEqualTo("/elsewhere");
  }

  @Test
  void a_redirect_to_another_server_is_refused_so_that_no_secret_goes_there() throws IOException {
    try (MockWebServer stranger = new MockWebServer()) {
      stranger.start();
      server.answers(
          answer(307).setHeader("Location", stranger.url("/").toString()).build());

      assertThatThrownBy(() -> server.client().reports().get(ID))
          .isInstanceOf(ConnectionException.class)
          .hasMessageContaining("base URL");
      assertThat(stranger.getRequestCount()).isZero();
      assertThat(server.requestCount()).isEqualTo(1);
    }
  }

  @Test
  void a_server_that_is_not_ready_is_an_answer() {
    server.answers(
        json(
            503,
            "{\"status\":\"not_ready\",\"environment\":\"production\",\"checks\":{\"database\":{\"status\":\"error\",\"error\":\"down\"}}}"));

    assertThat(server.client().system().readiness()).satisfies(readiness -> {
      assertThat(readiness.isReady()).isFalse();
      assertThat(readiness.checks())
          .containsEntry("database", new Readiness.Check("error", null, "down"));
    });
  }

  @Test
  void a_proxy_that_answers_for_the_server_is_not_its_readiness() {
    server.answers(
        new MockResponse.Builder().code(503).body("<html>maintenance</html>").build());

    assertThatThrownBy(
            () -> server.client(builder -> builder.maxRetries(0)).system().readiness())
        .isInstanceOf(ServerException.class);
  }
}
