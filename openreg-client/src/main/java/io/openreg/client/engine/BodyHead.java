package io.openreg.client.engine;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** The beginning of a body, fit to be shown: at most 4,096 characters, values of secret members left out. */
final class BodyHead {
  private static final int LENGTH = 4096;
  // Possessive: a long value is matched by a loop, not by a recursion that ends the stack.
  private static final Pattern SECRETS = Pattern.compile(
      "(\"[^\"]*(?:password|secret|token|credential|key)[^\"]*\"\\s*:\\s*)(\"(?:[^\"\\\\]|\\\\.)*+\"?|\\{[^}]*+}?)",
      Pattern.CASE_INSENSITIVE);

  private BodyHead() {}

  static String of(byte[] body) {
    String text = new String(body, 0, Math.min(body.length, 4 * LENGTH), StandardCharsets.UTF_8);
    String redacted = SECRETS.matcher(text).replaceAll("$1\"***\"");
    return redacted.length() <= LENGTH ? redacted : redacted.substring(0, LENGTH);
  }
}
