package io.openreg.server.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.regex.Pattern;

/** Fingerprints of host keys and certificates as OpenSSH writes them: {@code SHA256:} and 43 characters of base64. */
final class Fingerprints {
  private static final Pattern FORM = Pattern.compile("SHA256:[A-Za-z0-9+/]{43}");

  private Fingerprints() {}

  static boolean isOne(String text) {
    return FORM.matcher(text).matches();
  }

  /** @param encoded a host key as SSH sends it (RFC 4253 §6.6), or a certificate in DER */
  static String of(byte[] encoded) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
