package io.openreg.server.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.platform.StartRefused;
import java.nio.file.Path;
import java.security.SecureRandom;

/** The key that signs access tokens (HMAC-SHA-256). Every node of an installation has the same one. */
public final class SigningSecret {
  private static final String FILE = "signing.key";
  /** RFC 7518 §3.2: a key of at least the hash's size, 256 bits. */
  private static final int MINIMUM_BYTES = 32;

  private final byte[] key;

  private SigningSecret(byte[] key) {
    this.key = key;
  }

  /** A key from configuration. {@code setting} names it in messages. */
  public static SigningSecret configured(String secret, String setting) {
    byte[] key = secret.getBytes(UTF_8);
    if (key.length < MINIMUM_BYTES) {
      throw new StartRefused(setting + " is too short: give at least " + MINIMUM_BYTES
          + " characters, for example the output of `openssl rand -base64 32`.");
    }
    return new SigningSecret(key);
  }

  /** The key in {@code signing.key} of {@code directory}, made at random on first use. */
  public static SigningSecret inDirectory(Path directory, SecureRandom random) {
    return configured(
        KeyFile.readOrCreate(directory, FILE, random), directory.resolve(FILE).toString());
  }

  public byte[] key() {
    return key.clone();
  }

  @Override
  public String toString() {
    return "SigningSecret[hidden]";
  }
}
