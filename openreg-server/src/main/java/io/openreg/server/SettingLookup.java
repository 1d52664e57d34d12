package io.openreg.server;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.openreg.server.platform.StartRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.text.StringSubstitutor;
import org.apache.commons.text.lookup.StringLookup;
import org.jspecify.annotations.Nullable;

/**
 * Finds the value of {@code ${OPENREG_X}} in the environment: in the variable itself, or in the file that {@code OPENREG_X_FILE}
 * names, which is how secrets are mounted into containers. Values come escaped for the double quotes they stand in in {@code openreg.yml}.
 */
final class SettingLookup implements StringLookup {
  private static final String FILE = "_FILE";

  private final Map<String, String> environment;

  SettingLookup(Map<String, String> environment) {
    this.environment = environment;
  }

  /** A substitutor that takes values as they are: nothing in them is looked up again, and nothing ends their quotes. */
  static StringSubstitutor substitutor(Map<String, String> environment) {
    return new StringSubstitutor(new SettingLookup(environment))
        .setDisableSubstitutionInValues(true);
  }

  @Override
  public @Nullable String lookup(String name) {
    String value = value(name);
    return value == null
        ? null
        : String.valueOf(JsonStringEncoder.getInstance().quoteAsString(value));
  }

  private @Nullable String value(String name) {
    String value = environment.get(name);
    String file = environment.get(name + FILE);
    if (file == null) {
      return value;
    }
    if (value != null) {
      throw new StartRefused("Set " + name + " or " + name + FILE + ", not both.");
    }
    try {
      // Editors end a file with a line break that is no part of the secret.
      return Files.readString(Path.of(file)).stripTrailing();
    } catch (IOException e) {
      throw new StartRefused(
          name + FILE + " names " + file + ", which cannot be read ("
              + e.getClass().getSimpleName() + ").",
          e);
    }
  }
}
