package io.openreg.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.openreg.server.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingLookupTest {
  private final Path directory;

  SettingLookupTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void a_value_stands_in_the_file_as_it_stands_in_the_environment() throws IOException {
    String password = "a\"b\\c: #${HOME} 'd'";

    assertThat(configured(Map.of("OPENREG_X", password))).isEqualTo(password);
  }

  @Test
  void a_setting_that_nobody_made_has_its_default() throws IOException {
    assertThat(configured(Map.of())).isEqualTo("none");
  }

  @Test
  void a_secret_may_come_from_a_file_whose_last_line_break_does_not_count() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), "s3cret\n");

    assertThat(configured(Map.of("OPENREG_X_FILE", secret.toString()))).isEqualTo("s3cret");
  }

  @Test
  void a_secret_given_twice_refuses_the_start() {
    assertThatThrownBy(() -> configured(Map.of("OPENREG_X", "a", "OPENREG_X_FILE", "/run/b")))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("OPENREG_X_FILE");
  }

  @Test
  void a_secret_file_that_cannot_be_read_refuses_the_start() {
    assertThatThrownBy(() ->
            configured(Map.of("OPENREG_X_FILE", directory.resolve("absent").toString())))
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("OPENREG_X_FILE")
        .hasMessageContaining("absent");
  }

  private static String configured(Map<String, String> environment) throws IOException {
    String yaml = SettingLookup.substitutor(environment).replace("value: \"${OPENREG_X:-none}\"");
    JsonNode read = new YAMLMapper().readTree(yaml);
    return read.path("value").asText();
  }
}
