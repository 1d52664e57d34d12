package io.openreg.server.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.google.crypto.tink.subtle.Hkdf;
import io.openreg.server.platform.StartRefused;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** The one secret an operator keeps: it wraps the keyset, the keyset seals everything else. */
public final class MasterKey {
  /** Shorter ones are passwords, not keys. */
  public static final int MINIMUM_LENGTH = 16;

  private static final String FILE = "encryption.key";
  // OWASP Password Storage Cheat Sheet, PBKDF2-HMAC-SHA512.
  private static final int ITERATIONS = 210_000;
  private static final int KEY_BYTES = 32;
  private static final byte[] PURPOSE = "openreg.master".getBytes(UTF_8);

  private final String secret;
  private final String origin;

  private MasterKey(String secret, String origin) {
    this.secret = secret;
    this.origin = origin;
  }

  /** A passphrase or key from configuration. {@code setting} names it in messages. */
  public static MasterKey configured(String secret, String setting) {
    if (secret.length() < MINIMUM_LENGTH) {
      throw new StartRefused(setting + " is too short: give at least " + MINIMUM_LENGTH
          + " characters, for example the output of `openssl rand -base64 32`.");
    }
    return new MasterKey(secret, setting);
  }

  /** The key in {@code encryption.key} of {@code directory}, made at random on first use. */
  public static MasterKey inDirectory(Path directory, SecureRandom random) {
    String key = KeyFile.readOrCreate(directory, FILE, random);
    return new MasterKey(key, directory.resolve(FILE).toString());
  }

  /** The setting or file this key came from, for messages. */
  String origin() {
    return origin;
  }

  Aead wrapping(byte[] salt) throws GeneralSecurityException {
    Optional<byte[]> random = randomKey();
    return new AesGcmJce(
        random.isPresent()
            ? Hkdf.computeHkdf("HMACSHA256", random.get(), salt, PURPOSE, KEY_BYTES)
            : stretched(salt));
  }

  /** The key itself if the secret is one, as in the key file: 32 bytes in Base64. It needs no stretching. */
  private Optional<byte[]> randomKey() {
    try {
      return Optional.of(Base64.getDecoder().decode(secret)).filter(key -> key.length == KEY_BYTES);
    } catch (IllegalArgumentException passphrase) {
      return Optional.empty();
    }
  }

  private byte[] stretched(byte[] salt) throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(secret.toCharArray(), salt, ITERATIONS, KEY_BYTES * Byte.SIZE);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
          .generateSecret(spec)
          .getEncoded();
    } finally {
      spec.clearPassword();
    }
  }

  @Override
  public String toString() {
    return "MasterKey[from " + origin + "]";
  }
}
