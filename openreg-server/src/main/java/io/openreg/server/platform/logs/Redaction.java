package io.openreg.server.platform.logs;

import java.util.regex.Pattern;

/** The last line of defence: what looks like a secret in a message of a library goes no further. */
final class Redaction {
  private static final Pattern BEARER = Pattern.compile("(?i)(bearer\\s+)[A-Za-z0-9._~+/=-]{8,}");
  private static final Pattern NAMED = Pattern.compile(
      "(?i)((?:password|passwd|pwd|secret|token|api[_-]?key|private[_-]?key)[\"']?\\s*[=:]\\s*[\"']?)([^\\s\"',;&)}\\]]+)");
  private static final Pattern IN_ADDRESS =
      Pattern.compile("(?i)([a-z][a-z0-9+.-]*://[^\\s:/@]+:)[^\\s/@]+@");

  private Redaction() {}

  static String of(String text) {
    String redacted = BEARER.matcher(text).replaceAll("$1***");
    redacted = NAMED.matcher(redacted).replaceAll("$1***");
    return IN_ADDRESS.matcher(redacted).replaceAll("$1***@");
  }
}
