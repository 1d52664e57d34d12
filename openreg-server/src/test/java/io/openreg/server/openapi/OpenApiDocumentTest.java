package io.openreg.server.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.testing.Engine;
import io.openreg.server.testing.OpenRegServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiDocumentTest {
  private static final Path COMMITTED =
      Path.of("../openreg-api-model/src/main/resources/openapi.json");

  private final OpenRegServer server = OpenRegServer.start(Engine.H2);

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void the_committed_document_is_the_one_the_server_has() throws IOException {
    String generated = OpenApiGenerator.document(
        server.resources(), server.http().get("/").json().path("version").asText());
    if (!System.getProperty("openapi.update", "").isEmpty()) {
      Files.writeString(COMMITTED, generated);
    }

    assertThat(Files.readString(COMMITTED))
        .as(
            "An operation changed: run `./mvnw test -pl openreg-server -am -Dtest=OpenApiDocumentTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dopenapi.update=true` and commit openapi.json")
        .isEqualTo(generated);
  }
}
