package io.openreg.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.jersey.validation.Validators;
import io.openreg.server.platform.StartRefused;
import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.platform.net.EgressAllowance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OpenRegConfigurationTest {
  private static final Path GUIDE = Path.of("..", "docs", "configuration.md");
  private static final Pattern ROW =
      Pattern.compile("^\\| `(OPENREG_[A-Z_]+)` \\| ([^|]*) \\|", Pattern.MULTILINE);

  @Test
  void without_settings_a_server_is_for_trying_out_on_this_machine_alone() throws Exception {
    OpenRegConfiguration made = made(Map.of());

    assertThat(made.environment()).isEqualTo("development");
    assertThat(made.isProduction()).isFalse();
    assertThat(made.addresses())
        .containsExactly(
            new ListeningAddress("127.0.0.1", 8000, "OPENREG_PORT"),
            new ListeningAddress("127.0.0.1", 8001, "OPENREG_ADMIN_PORT"));
    assertThat(made.dataDirectory()).isEqualTo(Path.of("data").toAbsolutePath());
    assertThat(made.artifactDirectory()).isEqualTo(made.dataDirectory().resolve("artifacts"));
    DatabaseSettings database = made.database();
    assertThat(database.url()).isEqualTo("jdbc:h2:file:" + made.dataDirectory().resolve("openreg"));
    assertThat(database.user()).isEqualTo("openreg");
    assertThat(database.poolSize()).isEqualTo(20);
    assertThat(made.migratesAtStart()).isTrue();
    assertThat(made.hasSecretKey()).isFalse();
    assertThat(made.hasEncryptionKey()).isFalse();
    assertThat(made.auth().accessTokenLife()).isEqualTo(Duration.ofMinutes(30));
    assertThat(made.auth().refreshTokenLife()).isEqualTo(Duration.ofDays(7));
    assertThat(made.cors().origins())
        .containsExactlyInAnyOrder("http://localhost:3000", "http://localhost:5173");
    assertThat(made.hasRateLimits()).isTrue();
    assertThat(made.roles()).containsExactlyInAnyOrder("api", "jobs");
    assertThat(made.drainNotice()).isZero();
    assertThat(made.workers("Main").workers())
        .isEqualTo(Runtime.getRuntime().availableProcessors());
    assertThat(made.workers("Main").heap()).isEqualTo("512m");
    assertThat(made.largestRequest()).isEqualTo(10_000_000);
    assertThat(new ConfigurationRules(made).broken()).isEmpty();
  }

  @Test
  void in_production_it_answers_the_network_but_shows_its_inside_to_this_machine_alone()
      throws Exception {
    OpenRegConfiguration made = made(Map.of("OPENREG_ENV", "production"));

    assertThat(made.addresses())
        .extracting(ListeningAddress::host)
        .containsExactly("0.0.0.0", "127.0.0.1");
    assertThat(made.cors().origins()).isEmpty();
    assertThat(made.drainNotice()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void addresses_that_are_given_are_taken() throws Exception {
    OpenRegConfiguration made = made(Map.of(
        "OPENREG_ENV", "production",
        "OPENREG_HOST", "10.1.2.3",
        "OPENREG_PORT", "80",
        "OPENREG_ADMIN_HOST", "10.1.2.4",
        "OPENREG_ADMIN_PORT", "81"));

    assertThat(made.addresses())
        .containsExactly(
            new ListeningAddress("10.1.2.3", 80, "OPENREG_PORT"),
            new ListeningAddress("10.1.2.4", 81, "OPENREG_ADMIN_PORT"));
  }

  @Test
  void webhooks_lead_outside_and_in_development_to_this_machine() throws Exception {
    assertThat(made(Map.of()).egress()).isEqualTo(EgressAllowance.LOOPBACK);
    assertThat(made(Map.of("OPENREG_ENV", "production")).egress()).isEqualTo(EgressAllowance.NONE);
    assertThat(made(Map.of(
                "OPENREG_ENV",
                "production",
                "OPENREG_EGRESS_ALLOW",
                "10.1.0.0/16, hooks.bank.example"))
            .egress())
        .isEqualTo(EgressAllowance.of(List.of("10.1.0.0/16", "hooks.bank.example")));
  }

  @Test
  void a_key_that_is_too_short_is_refused_by_the_name_of_its_setting() throws Exception {
    assertThat(new ConfigurationRules(made(Map.of("OPENREG_SECRET_KEY", "short"))).broken())
        .singleElement()
        .asString()
        .contains("OPENREG_SECRET_KEY is too short");
  }

  @Test
  void all_that_is_wrong_is_said_at_once() throws Exception {
    OpenRegConfiguration made = made(Map.of(
        "OPENREG_ROLES",
        "cook",
        "OPENREG_TRUSTED_PROXIES",
        "everyone",
        "OPENREG_EGRESS_ALLOW",
        "10.0.0.0/99",
        "OPENREG_ARTIFACTS",
        "s3://x"));

    assertThatThrownBy(() -> new ConfigurationRules(made).enforce())
        .isInstanceOf(StartRefused.class)
        .hasMessageContaining("OPENREG_ROLES")
        .hasMessageContaining("OPENREG_TRUSTED_PROXIES")
        .hasMessageContaining("OPENREG_ARTIFACTS");
  }

  @Test
  void the_guide_lists_every_setting_with_its_default_and_no_other() throws IOException {
    Settings settings = new ConfigurationFile(Map.of()).settings();
    Matcher rows = ROW.matcher(Files.readString(GUIDE));
    Set<String> described = new TreeSet<>();
    while (rows.find()) {
      described.add(rows.group(1) + " = " + rows.group(2).replace("`", "").strip());
    }

    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(settings.all().stream()
            .map(setting -> setting.variable() + " = "
                + (setting.value().isEmpty() ? "empty" : setting.value()))
            .toList());
  }

  private static OpenRegConfiguration made(Map<String, String> environment)
      throws IOException, ConfigurationException {
    ConfigurationFile file = new ConfigurationFile(environment);
    return new ConfigurationReader(Validators.newValidator(), "dw", file.settings())
        .build(file, ConfigurationFile.SHIPPED);
  }
}
