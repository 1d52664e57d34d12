package io.openreg.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.openreg.server.platform.StartRefused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads {@code openreg.yml}, which comes with the server, with the environment's values in it. A file of the operator's own
 * is laid over it, so it holds what differs and nothing else; lists are replaced as a whole.
 */
public final class ConfigurationFile implements ConfigurationSourceProvider {
  /** Instead of the path of a file: the one that comes with the server, alone. */
  public static final String SHIPPED = "classpath:openreg.yml";

  private static final String RESOURCE = "/openreg.yml";

  private final Map<String, String> environment;
  private final YAMLMapper yaml = new YAMLMapper();
  private final Settings settings;
  private volatile List<String> warnings = List.of();

  ConfigurationFile(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.settings = Settings.of(tree(shipped(), SHIPPED));
  }

  @Override
  public InputStream open(String path) {
    warnings = settings.unknown(environment.keySet());
    if (path.equals(SHIPPED)) {
      return new ByteArrayInputStream(filled(shipped()).getBytes(UTF_8));
    }
    JsonNode whole = tree(filled(shipped()), SHIPPED);
    String own = own(path);
    warnings = Stream.concat(
            warnings.stream(),
            settings.overridden(environment.keySet(), tree(own, path), path).stream())
        .toList();
    lay(tree(filled(own), path), (ObjectNode) whole);
    return new ByteArrayInputStream(whole.toString().getBytes(UTF_8));
  }

  /** What of the environment has no effect with the file that was read last. */
  List<String> warnings() {
    return warnings;
  }

  Settings settings() {
    return settings;
  }

  private String filled(String text) {
    return SettingLookup.substitutor(environment).replace(text);
  }

  private JsonNode tree(String text, String path) {
    try {
      JsonNode tree = yaml.readTree(text);
      if (tree.isObject() || tree.isMissingNode() || tree.isNull()) {
        return tree.isObject() ? tree : yaml.createObjectNode();
      }
    } catch (JsonProcessingException e) {
      throw new StartRefused(
          path + " is no YAML: " + e.getOriginalMessage().lines().findFirst().orElse("") + " (line "
              + e.getLocation().getLineNr() + ").",
          e);
    }
    throw new StartRefused(path + " must hold settings, as openreg.yml does.");
  }

  private static void lay(JsonNode own, ObjectNode whole) {
    own.properties().forEach(member -> {
      JsonNode below = whole.path(member.getKey());
      if (member.getValue().isObject() && below instanceof ObjectNode object) {
        lay(member.getValue(), object);
      } else {
        whole.set(member.getKey(), member.getValue());
      }
    });
  }

  private static String own(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException e) {
      throw new StartRefused(
          "The configuration file " + path + " cannot be read (" + e.getClass().getSimpleName()
              + ").",
          e);
    }
  }

  static String shipped() {
    try (InputStream file = requireNonNull(ConfigurationFile.class.getResourceAsStream(RESOURCE))) {
      return new String(file.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
