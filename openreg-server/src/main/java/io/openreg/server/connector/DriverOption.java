package io.openreg.server.connector;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One driver setting that users may choose in {@code config.options}. Only what is listed by a type's dialect can be set:
 * drivers have others that load classes, read files or send the password in the clear.
 *
 * @param name the option, and the driver's property, by which it is known in the driver's own manual
 */
record DriverOption(String name, Reading reading) {
  /** Takes the option from the user's settings, as the driver wants it written. */
  @FunctionalInterface
  interface Reading {
    Optional<String> from(SettingReader options, String name);
  }

  static DriverOption number(String name, int least, int most) {
    return new DriverOption(
        name, (options, key) -> options.number(key, least, most).map(String::valueOf));
  }

  static DriverOption flag(String name) {
    return new DriverOption(name, (options, key) -> options.flag(key).map(String::valueOf));
  }

  static DriverOption oneOf(String name, String... words) {
    List<String> allowed = Arrays.asList(words);
    return new DriverOption(name, (options, key) -> options.oneOf(key, allowed));
  }

  static DriverOption text(String name, String form, String description) {
    Pattern pattern = Pattern.compile(form);
    return new DriverOption(name, (options, key) -> options.text(key, pattern, description));
  }
}
