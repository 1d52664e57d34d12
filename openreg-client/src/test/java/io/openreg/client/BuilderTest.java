package io.openreg.client;

import static io.openreg.client.Samples.ID;
import static io.openreg.client.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BuilderTest {
  @RegisterExtension
  final ScriptedServer server = new ScriptedServer();

  @ParameterizedTest
  @CsvSource({
    "https://openreg.bank.example, https://openreg.bank.example/",
    "https://openreg.bank.example/api/v1, https://openreg.bank.example/",
    "https://openreg.bank.example/api/v1/, https://openreg.bank.example/",
    "https://bank.example/openreg/, https://bank.example/openreg/",
    "http://localhost:8000, http://localhost:8000/",
    "http://127.0.0.1:8000/api/v1, http://127.0.0.1:8000/",
    "'http://[::1]:8000', 'http://[::1]:8000/'"
  })
  void a_base_url_is_brought_to_the_servers_root(URI given, URI root) {
    assertThat(BaseUrl.root(given, false)).isEqualTo(root);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://openreg.bank.example",
        "http://10.0.0.1:8000",
        "http://localhost.evil.example",
        "ftp://localhost",
        "localhost:8000",
        "/api/v1",
        "https://user:hunter2@openreg.bank.example",
        "https://openreg.bank.example?x=1"
      })
  void a_base_url_that_cannot_be_one_is_refused(URI given) {
    assertThatThrownBy(() -> BaseUrl.root(given, false))
        .isInstanceOf(IllegalStateException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains("base URL").doesNotContain("hunter2"));
  }

  @Test
  void plain_http_to_another_machine_must_be_asked_for() {
    assertThat(BaseUrl.root(URI.create("http://openreg.bank.example"), true))
        .isEqualTo(URI.create("http://openreg.bank.example/"));
  }

  @Test
  void what_the_code_leaves_open_comes_from_the_environment() throws InterruptedException {
    server.answers(json(Samples.user()));
    Map<String, String> variables = Map.of(
        "OPENREG_BASE_URL",
        server.url().toString(),
        "OPENREG_API_KEY",
        "ork_env",
        "OPENREG_TIMEOUT",
        "PT5S");

    try (OpenRegClient client = builder(Map.of(), variables).build()) {
      client.auth().me();
    }

    assertThat(server.request().getHeaders().get("X-API-Key")).isEqualTo("ork_env");
  }

  @Test
  void a_system_property_goes_before_a_variable_and_code_before_both() throws InterruptedException {
    server.answers(json(Samples.user()), json(Samples.user()));
    Map<String, String> variables =
        Map.of("OPENREG_BASE_URL", "https://nobody.invalid", "OPENREG_API_KEY", "ork_env");
    Map<String, String> properties =
        Map.of("openreg.baseUrl", server.url().toString(), "openreg.apiKey", "ork_prop");

    try (OpenRegClient client = builder(properties, variables).build()) {
      client.auth().me();
    }
    try (OpenRegClient client = builder(properties, variables)
        .credentials(Credentials.apiKey(() -> "ork_code"))
        .build()) {
      client.auth().me();
    }

    assertThat(server.request().getHeaders().get("X-API-Key")).isEqualTo("ork_prop");
    assertThat(server.request().getHeaders().get("X-API-Key")).isEqualTo("ork_code");
  }

  @Test
  void what_is_missing_or_wrong_is_named_with_its_source_and_without_its_value() {
    Map<String, String> url = Map.of("OPENREG_BASE_URL", "https://openreg.bank.example");

    assertThatThrownBy(() -> builder(Map.of(), Map.of()).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OPENREG_BASE_URL");
    assertThatThrownBy(() -> builder(Map.of(), url).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("OPENREG_API_KEY");
    assertThatThrownBy(() -> builder(Map.of("openreg.timeout", "soon"), url).build())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("system property openreg.timeout")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("soon"));
  }

  @Test
  void the_client_says_what_it_is() throws InterruptedException {
    server.answers(json(Samples.user()));

    server.client().auth().me();

    assertThat(server.request().getHeaders().get("User-Agent"))
        .matches("openreg-java/\\S+ java/\\d+");
  }

  @Test
  void options_of_one_call_travel_with_it() throws InterruptedException {
    server.answers(ScriptedServer.answer(200)
        .setHeader("ETag", "\"7\"")
        .body(Samples.report())
        .build());
    AtomicReference<@Nullable String> etag = new AtomicReference<>();
    RequestOptions options = RequestOptions.builder()
        .header("If-None-Match", "\"6\"")
        .header("x-request-id", "mine")
        .onResponse(info -> etag.set(info.header("etag")))
        .build();

    server.client().reports().get(ID, options);

    RecordedRequest sent = server.request();
    assertThat(sent.getHeaders().get("If-None-Match")).isEqualTo("\"6\"");
    assertThat(sent.getHeaders().values("X-Request-ID")).containsExactly("mine");
    assertThat(etag.get()).isEqualTo("\"7\"");
  }

  @Test
  void headers_that_are_the_clients_own_cannot_be_set() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestOptions.builder().header("AUTHORIZATION", "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestOptions.builder().header("Idempotency-Key", "x"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Range",
        "If-Range",
        "Last-Event-ID",
        "Accept-Encoding",
        "Content-Length",
        "Transfer-Encoding",
        "Connection",
        "Proxy-Authorization"
      })
  void headers_on_which_the_transport_stands_cannot_be_set(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestOptions.builder().header(name, "x"))
        .withMessageContaining(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "å", "\u0000"})
  void what_no_header_can_carry_is_refused_at_once_and_not_shown(String value) {
    RequestOptions.Builder options = RequestOptions.builder();

    assertThatIllegalArgumentException()
        .isThrownBy(() -> options.header("X-Note", value))
        .withMessageContaining("X-Note")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain(value));
    assertThatIllegalArgumentException().isThrownBy(() -> options.header(value, "x"));
    assertThatIllegalArgumentException().isThrownBy(() -> options.idempotencyKey(value));
  }

  @Test
  void a_key_without_a_character_is_no_key() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestOptions.builder().idempotencyKey(" "));
  }

  @Test
  void a_base_url_of_the_environment_is_refused_with_its_source() {
    for (String url : List.of("ftp://hidden", "https://hid den")) {
      assertThatThrownBy(
              () -> builder(Map.of(), Map.of("OPENREG_BASE_URL", url)).build())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("environment variable OPENREG_BASE_URL")
          .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain("hid"));
    }
  }

  @Test
  void times_and_counts_that_make_no_sense_are_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenRegClient.builder().timeout(Duration.ZERO));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OpenRegClient.builder().maxRetries(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestOptions.builder().deadline(Duration.ofSeconds(-1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RequestOptions.of(
            RequestOptions.builder().build(), RequestOptions.builder().build()));
  }

  @Test
  void the_class_path_has_one_okhttp() {
    assertThat(HttpCopies.found(getClass().getClassLoader())).hasSize(1);
  }

  private static OpenRegClientBuilder builder(
      Map<String, String> properties, Map<String, String> variables) {
    return OpenRegClient.builder()
        .environment(new ClientEnvironment(properties::get, variables::get));
  }
}
