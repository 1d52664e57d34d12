package io.openreg.server.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;

/** The keys in use: one primary that seals, and those before it, which still open. */
final class Keyset {
  private static final byte[] BOUND_TO = "openreg.keyset".getBytes(UTF_8);
  private static final int SALT_BYTES = 16;

  private final KeysetHandle keys;
  private final Aead aead;
  private final int version;

  private Keyset(KeysetHandle keys, int version) throws GeneralSecurityException {
    this.keys = keys;
    this.aead = keys.getPrimitive(RegistryConfiguration.get(), Aead.class);
    this.version = version;
  }

  static Keyset generate() throws GeneralSecurityException {
    AeadConfig.register();
    return new Keyset(KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM), 1);
  }

  /** @throws GeneralSecurityException if {@code master} is not the key it was wrapped with */
  static Keyset unwrap(WrappedKeyset wrapped, MasterKey master) throws GeneralSecurityException {
    AeadConfig.register();
    Aead wrapping = master.wrapping(Base64.getDecoder().decode(wrapped.salt()));
    return new Keyset(
        TinkJsonProtoKeysetFormat.parseEncryptedKeyset(wrapped.keyset(), wrapping, BOUND_TO),
        wrapped.version());
  }

  WrappedKeyset wrap(MasterKey master, SecureRandom random) throws GeneralSecurityException {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    String keyset =
        TinkJsonProtoKeysetFormat.serializeEncryptedKeyset(keys, master.wrapping(salt), BOUND_TO);
    return new WrappedKeyset(version, Base64.getEncoder().encodeToString(salt), keyset);
  }

  /** These keys and a fresh one, which seals from now on. */
  Keyset rotated() throws GeneralSecurityException {
    KeysetHandle.Builder.Entry fresh = KeysetHandle.generateEntryFromParameters(
            PredefinedAeadParameters.AES256_GCM)
        .withRandomId()
        .makePrimary();
    return new Keyset(KeysetHandle.newBuilder(keys).addEntry(fresh).build(), version + 1);
  }

  Aead aead() {
    return aead;
  }

  int version() {
    return version;
  }

  /** Whether {@code sealed} was made with the primary key: Tink's output is 0x01, the key's id, then the ciphertext. */
  boolean isPrimary(byte[] sealed) {
    return sealed.length > 5
        && ByteBuffer.wrap(sealed, 1, 4).getInt() == keys.getPrimary().getId();
  }
}
