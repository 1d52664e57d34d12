package io.openreg.client.runs;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** SHA-256 as it is computed, and as others write it. */
final class Sha256 {
  private static final Pattern REPR_DIGEST =
      Pattern.compile("(?:^|[,\\s])sha-256=:([A-Za-z0-9+/=]{44}):");

  private final MessageDigest digest;

  Sha256() {
    try {
      this.digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  void update(byte[] bytes, int from, int count) {
    digest.update(bytes, from, count);
  }

  /** Lower-case hex; ends the computation. */
  String hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** What a {@code Repr-Digest} header says (RFC 9530 §3), as lower-case hex; null if it says nothing of SHA-256. */
  static @Nullable String ofHeader(@Nullable String reprDigest) {
    if (reprDigest == null) {
      return null;
    }
    Matcher matcher = REPR_DIGEST.matcher(reprDigest);
    try {
      return matcher.find()
          ? HexFormat.of().formatHex(Base64.getDecoder().decode(matcher.group(1)))
          : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
