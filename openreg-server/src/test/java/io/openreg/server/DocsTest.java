package io.openreg.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@OnBothDatabases
class DocsTest {
  private static final Pattern REFERENCE = Pattern.compile("(?:href|src|spec-url)=\"([^\"]+)\"");

  private final OpenRegServer server;

  DocsTest(OpenRegServer server) {
    this.server = server;
  }

  @ParameterizedTest
  @ValueSource(strings = {"/openapi.json", "/api/v1/openapi.json"})
  void the_document_is_at_both_its_addresses(String path) {
    RawHttp.Answer answer = server.http().get(path);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("application/json");
    assertThat(answer.json().path("openapi").asText()).startsWith("3.0.");
    assertThat(answer.json().path("paths").has("/health")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs", "/redoc"})
  void a_page_needs_nothing_but_this_server(String path) {
    RawHttp.Answer page = server.http().get(path);

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.header("Content-Type")).get().asString().startsWith("text/html");
    assertThat(page.header("Content-Security-Policy"))
        .get()
        .asString()
        .contains("script-src 'self'")
        .doesNotContain("http");
    Matcher references = REFERENCE.matcher(page.body());
    int found = 0;
    while (references.find()) {
      found++;
      assertThat(server.http().get("/" + references.group(1)).status())
          .as(references.group(1))
          .isEqualTo(200);
    }
    assertThat(found).isGreaterThanOrEqualTo(3);
    assertThat(page.body()).doesNotContain("http:", "https:", "<script>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/docs/openreg.yml", "/docs/..%5copenreg.yml", "/docs/swagger-ui.js"})
  void no_other_file_can_be_asked_for(String path) {
    assertThat(server.http().get(path).status()).isIn(400, 404);
  }

  @Test
  void the_documentation_is_not_part_of_the_document() {
    assertThat(server.http().get("/openapi.json").json().path("paths").has("/docs"))
        .isFalse();
  }
}
