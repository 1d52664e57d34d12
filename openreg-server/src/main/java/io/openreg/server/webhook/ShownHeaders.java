package io.openreg.server.webhook;

import io.openreg.server.platform.data.LegibleText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Headers as the log of deliveries shows them: without signatures and without what may be a secret. */
final class ShownHeaders {
  static final String MASK = "***";

  private static final int MOST = 50;
  private static final int LONGEST = 1000;
  private static final Set<String> SECRET_WORDS =
      Set.of("signature", "authoriz", "authentic", "cookie", "token", "secret", "key", "password");

  private ShownHeaders() {}

  /** @param own the names of headers the webhook's owner has added, whose values are nobody else's business */
  static Map<String, String> sent(Map<String, String> headers, Collection<String> own) {
    Map<String, String> shown = new LinkedHashMap<>();
    headers.forEach(
        (name, value) -> shown.put(name, own.contains(name) || isSecret(name) ? MASK : value));
    return shown;
  }

  static Map<String, String> received(Map<String, String> headers) {
    Map<String, String> shown = new LinkedHashMap<>();
    headers.entrySet().stream()
        .limit(MOST)
        .forEach(header ->
            shown.put(header.getKey(), isSecret(header.getKey()) ? MASK : cut(header.getValue())));
    return shown;
  }

  private static boolean isSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return SECRET_WORDS.stream().anyMatch(lower::contains);
  }

  private static String cut(String value) {
    return LegibleText.of(value.length() > LONGEST ? value.substring(0, LONGEST) : value);
  }
}
