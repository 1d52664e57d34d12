package io.openreg.server;

import io.openreg.server.platform.StartRefused;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a configuration must say beyond the form of each value; above all what production must not leave to defaults. */
public final class ConfigurationRules {
  private static final String MAKE_ONE =
      " Set it to the output of `openssl rand -base64 32`, the same on every node, and keep a copy outside the server.";

  private final OpenRegConfiguration configuration;

  public ConfigurationRules(OpenRegConfiguration configuration) {
    this.configuration = configuration;
  }

  /** Refuses the start with all that is wrong, so that an operator mends it in one go. */
  void enforce() {
    List<String> broken = broken();
    if (!broken.isEmpty()) {
      throw new StartRefused(String.join("\n", broken));
    }
  }

  /** Each with the setting to change; empty if all is well. */
  public List<String> broken() {
    List<String> broken = new ArrayList<>();
    Stream.<Runnable>of(
            configuration::roles,
            configuration::trustedProxies,
            configuration::egress,
            configuration::artifactDirectory,
            () -> configuration.database().dialect(),
            configuration::givenKeys)
        .forEach(rule -> {
          try {
            rule.run();
          } catch (StartRefused e) {
            broken.add(e.getMessage());
          }
        });
    if (configuration.isProduction()) {
      broken.addAll(defaultsOfDevelopment());
    }
    return broken;
  }

  private List<String> defaultsOfDevelopment() {
    List<String> left = new ArrayList<>();
    if (!configuration.hasSecretKey()) {
      left.add("OPENREG_SECRET_KEY is not set; production does not make up its own." + MAKE_ONE);
    }
    if (!configuration.hasEncryptionKey()) {
      left.add(
          "OPENREG_ENCRYPTION_KEY is not set; production does not make up its own." + MAKE_ONE);
    }
    if (configuration.adminPassword().equals(FirstStart.DEFAULT_PASSWORD)) {
      left.add("OPENREG_ADMIN_PASSWORD is the password of the documentation. Set another one.");
    }
    return left;
  }
}
