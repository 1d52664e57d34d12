package io.openreg.client;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Settings from outside the code: a system property, else an environment variable. Says where a value came from, never what it is. */
final class ClientEnvironment {
  private final Function<String, @Nullable String> properties;
  private final Function<String, @Nullable String> variables;

  ClientEnvironment(
      Function<String, @Nullable String> properties, Function<String, @Nullable String> variables) {
    this.properties = properties;
    this.variables = variables;
  }

  static ClientEnvironment ofProcess() {
    return new ClientEnvironment(System::getProperty, System::getenv);
  }

  /** The value under {@code openreg.…} or {@code OPENREG_…}; null if neither is set. */
  @Nullable
  Found find(String property, String variable) {
    Found found = found(properties.apply(property), "system property " + property);
    return found == null
        ? found(variables.apply(variable), "environment variable " + variable)
        : found;
  }

  private static @Nullable Found found(@Nullable String value, String source) {
    return value == null || value.isBlank() ? null : new Found(value.strip(), source);
  }

  /** A value and its source. */
  record Found(String value, String source) {
    @Override
    public String toString() {
      return source;
    }
  }
}
