package io.openreg.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What needs no database: being understood, and the settings. */
class CommandLineTest {
  private final Path directory;
  private final Shell shell;

  CommandLineTest(@TempDir Path directory) {
    this.directory = directory;
    this.shell = Shell.in(directory);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "server",
        "db",
        "create-tenant",
        "create-admin",
        "rotate-keys",
        "doctor",
        "openapi",
        "check"
      })
  void every_command_explains_itself(String command) {
    Shell.Said said = shell.type(command, "--help");

    assertThat(said.exit()).isEqualTo(Exit.OK);
    assertThat(said.out()).contains("usage: openreg-server " + command, "--config");
    assertThat(said.err()).isEmpty();
    assertThat(shell.type("--help").out()).contains(command);
    assertThat(directory).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"launch", "--port", "db sideways", "create-admin", "openapi more"})
  void what_is_not_understood_ends_with_2_and_the_usage(String typed) {
    Shell.Said said = shell.type(typed.split(" "));

    assertThat(said.exit()).isEqualTo(Exit.USAGE);
    assertThat(said.exit().code()).isEqualTo(2);
    assertThat(said.err()).contains("usage: openreg-server");
    assertThat(said.out()).isEmpty();
  }

  @Test
  void a_password_is_never_an_argument() {
    assertThat(shell
            .type("create-admin", "--email", "a@b.example", "--password", "x")
            .exit())
        .isEqualTo(Exit.USAGE);
    assertThat(shell.type("create-admin", "--help").out()).doesNotContain("--password PASSWORD");
  }

  @Test
  void the_document_of_the_api_is_printed_and_nothing_else() throws IOException {
    Shell.Said said = shell.type("openapi");

    assertThat(said.exit()).isEqualTo(Exit.OK);
    assertThat(new ObjectMapper().readTree(said.out()).path("openapi").asText()).startsWith("3.0");
  }

  @Test
  void good_settings_are_called_so_and_nothing_is_made() {
    Shell.Said said = shell.type("check");

    assertThat(said.exit()).isEqualTo(Exit.OK);
    assertThat(said.out())
        .contains("The settings are good: development")
        .contains(directory.resolve("data").toString())
        .doesNotContain("WARN");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void production_names_every_default_that_is_left() {
    Shell.Said said = shell.with("OPENREG_ENV", "production").type("check");

    assertThat(said.exit()).isEqualTo(Exit.FAILED);
    assertThat(said.exit().code()).isEqualTo(1);
    assertThat(said.err())
        .contains("OPENREG_SECRET_KEY is not set")
        .contains("OPENREG_ENCRYPTION_KEY is not set");
  }

  @Test
  void the_server_does_not_start_in_production_with_defaults() {
    Shell.Said said = shell
        .with("OPENREG_ENV", "production")
        .with("OPENREG_SECRET_KEY", "a key of the tests that is long enough")
        .with("OPENREG_ADMIN_PASSWORD", "admin123")
        .type("server");

    assertThat(said.exit()).isEqualTo(Exit.FAILED);
    assertThat(said.err())
        .contains("OPENREG_ENCRYPTION_KEY is not set")
        .contains("OPENREG_ADMIN_PASSWORD is the password of the documentation")
        .doesNotContain("OPENREG_SECRET_KEY")
        .doesNotContain("\tat ");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void a_value_of_the_wrong_form_is_named_by_its_setting() {
    assertThat(shell.with("OPENREG_PORT", "many").type("check").err()).contains("OPENREG_PORT: ");
    assertThat(shell
            .without("OPENREG_PORT")
            .with("OPENREG_ENV", "prod")
            .type("check")
            .err())
        .contains("OPENREG_ENV: ")
        .contains("development|production");
    assertThat(shell
            .with("OPENREG_ENV", "development")
            .with("OPENREG_ROLES", "cook")
            .type("check")
            .err())
        .contains("OPENREG_ROLES is 'cook'");
  }

  @Test
  void a_setting_that_does_not_exist_is_named_with_the_nearest_that_does() {
    Shell.Said said = shell.with("OPENREG_WORKER_HAEP", "1g").type("check");

    assertThat(said.exit()).isEqualTo(Exit.OK);
    assertThat(said.out())
        .contains("OPENREG_WORKER_HAEP is no setting")
        .contains("The nearest one is OPENREG_WORKER_HEAP.");
  }

  @Test
  void a_value_of_a_later_release_is_refused_and_not_ignored() {
    assertThat(shell.with("OPENREG_ARTIFACTS", "s3://bucket").type("check").err())
        .contains("OPENREG_ARTIFACTS is 's3://bucket'");
  }

  @Test
  void a_file_of_ones_own_holds_what_differs_and_the_environment_fills_the_rest()
      throws IOException {
    Path file = Files.writeString(
        directory.resolve("my.yml"), "dataDirectory: /srv/openreg\nlogging:\n  level: WARN\n");
    shell.with("OPENREG_DATA_DIR", "/elsewhere").with("OPENREG_ROLES", "api");

    Shell.Said said = shell.type("check", file.toString());

    assertThat(said.exit()).as(said.err()).isEqualTo(Exit.OK);
    assertThat(said.out())
        .contains("data in /srv/openreg")
        .contains("OPENREG_DATA_DIR has no effect")
        .doesNotContain("OPENREG_ROLES");
    assertThat(shell.type("check", "--config", file.toString()).out())
        .contains("data in /srv/openreg");
  }

  @Test
  void a_file_that_is_not_there_or_is_no_yaml_is_said_to_be_so() throws IOException {
    Path broken = Files.writeString(directory.resolve("broken.yml"), "a: [1\nb: 2");

    assertThat(shell.type("check", "nowhere.yml").err())
        .contains("nowhere.yml cannot be read (NoSuchFileException)");
    assertThat(shell.type("check", broken.toString()).err()).contains("broken.yml is no YAML");
    Path misspelt = Files.writeString(directory.resolve("misspelt.yml"), "dataDirectry: x");
    assertThat(shell.type("check", misspelt.toString()).err()).contains("dataDirectry");
  }
}
