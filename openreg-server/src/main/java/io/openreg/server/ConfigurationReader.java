package io.openreg.server;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ConfigurationException;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.jackson.Jackson;
import io.openreg.server.platform.StartRefused;
import jakarta.validation.Validator;
import java.io.IOException;

/** Makes the configuration of its file, and says what is wrong with that by the names an operator knows. */
final class ConfigurationReader extends YamlConfigurationFactory<OpenRegConfiguration> {
  private final Settings settings;

  ConfigurationReader(Validator validator, String prefix, Settings settings) {
    // The operator's file is read by Dropwizard's own rules, not by those of the wire.
    super(OpenRegConfiguration.class, validator, mapper(), prefix);
    this.settings = settings;
  }

  private static ObjectMapper mapper() {
    // A misspelt setting must not be taken for one that nobody made.
    return Jackson.newObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
  }

  @Override
  public OpenRegConfiguration build(ConfigurationSourceProvider provider, String path)
      throws IOException, ConfigurationException {
    try {
      OpenRegConfiguration configuration = super.build(provider, path);
      configuration.completeAddresses();
      return configuration;
    } catch (ConfigurationException e) {
      throw new StartRefused(e.getErrors().stream().map(this::explained).collect(joining("\n")), e);
    }
  }

  /** Its first line: what may follow quotes the file. */
  private String explained(String error) {
    return settings.explain(error.lines().findFirst().orElse(error));
  }
}
