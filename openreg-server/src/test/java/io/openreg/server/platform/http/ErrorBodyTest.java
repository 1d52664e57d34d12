package io.openreg.server.platform.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class ErrorBodyTest {
  private final OpenRegServer server;

  ErrorBodyTest(OpenRegServer server) {
    this.server = server;
  }

  @Test
  void an_unknown_address_is_answered_with_the_one_error_body() {
    var answer = server.http().get("/api/v1/no-such-thing");

    assertThat(answer.status()).isEqualTo(404);
    JsonNode problem = answer.json();
    assertThat(problem.path("detail").asText()).contains("/docs");
    assertThat(problem.at("/error/code").asText()).isEqualTo("NOT_FOUND");
    assertThat(problem.path("type").asText()).endsWith("/not-found");
    assertThat(problem.path("instance").asText()).isEqualTo("/api/v1/no-such-thing");
  }
}
