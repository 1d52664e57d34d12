package io.openreg.server.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.openreg.server.platform.StartRefused;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Seals secrets before they are stored and opens them again. Thread-safe. */
public final class Secrets {
  private static final Logger LOG = LoggerFactory.getLogger(Secrets.class);

  private final KeysetStore store;
  private final MasterKey master;
  private final SecureRandom random;
  private volatile Keyset keyset;

  private Secrets(KeysetStore store, MasterKey master, SecureRandom random, Keyset keyset) {
    this.store = store;
    this.master = master;
    this.random = random;
    this.keyset = keyset;
  }

  /**
   * Opens the installation's keyset, or makes it on first start.
   *
   * @throws StartRefused if {@code master} is not the key that the keyset was stored under
   */
  public static Secrets unlock(KeysetStore store, MasterKey master, SecureRandom random) {
    try {
      Optional<WrappedKeyset> stored = store.read();
      if (stored.isEmpty() && !store.write(Keyset.generate().wrap(master, random))) {
        LOG.info("Another node made the keyset first");
      }
      WrappedKeyset current =
          store.read().orElseThrow(() -> new IllegalStateException("The keyset was not stored"));
      return new Secrets(store, master, random, Keyset.unwrap(current, master));
    } catch (GeneralSecurityException e) {
      throw new StartRefused(
          "The secrets in this database were sealed under another key than the one in "
              + master.origin()
              + ". Set OPENREG_ENCRYPTION_KEY to the key this installation was first started with"
              + " (or restore that key file), or use another database.",
          e);
    }
  }

  /** The text to store for {@code secret}; opens only in the same {@code place}. */
  public String seal(SecretPlace place, String secret) {
    try {
      byte[] sealed = keyset.aead().encrypt(secret.getBytes(UTF_8), place.associatedData());
      return Base64.getEncoder().encodeToString(sealed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot seal " + place.kind(), e);
    }
  }

  /** @throws SealedValueUnreadable if {@code sealed} was altered or belongs elsewhere */
  public String open(SecretPlace place, String sealed) {
    try {
      return decrypt(place, sealed);
    } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
      // Sealed, perhaps, by a node that has seen a rotation which this one has not.
      if (!reload()) {
        throw new SealedValueUnreadable(place, unreadable);
      }
    }
    try {
      return decrypt(place, sealed);
    } catch (GeneralSecurityException unreadable) {
      throw new SealedValueUnreadable(place, unreadable);
    }
  }

  /** Whether {@code sealed} is under the newest key, so that a rotation may leave it. */
  boolean isCurrent(String sealed) {
    return keyset.isPrimary(Base64.getDecoder().decode(sealed));
  }

  /**
   * Adds a key, which seals from now on, and wraps the keyset with {@code under}; older keys still open.
   *
   * @throws IllegalStateException if another process changed the keyset meanwhile; run it again
   */
  void rotate(MasterKey under) {
    try {
      Keyset next = keyset.rotated();
      if (!store.write(next.wrap(under, random))) {
        throw new IllegalStateException(
            "Another process changed the keyset at the same time. Run it again.");
      }
      keyset = next;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot rotate the keyset", e);
    }
  }

  MasterKey master() {
    return master;
  }

  private String decrypt(SecretPlace place, String sealed) throws GeneralSecurityException {
    byte[] secret =
        keyset.aead().decrypt(Base64.getDecoder().decode(sealed), place.associatedData());
    return new String(secret, UTF_8);
  }

  private boolean reload() {
    Optional<WrappedKeyset> stored = store.read().filter(s -> s.version() > keyset.version());
    if (stored.isEmpty()) {
      return false;
    }
    try {
      keyset = Keyset.unwrap(stored.get(), master);
      return true;
    } catch (GeneralSecurityException e) {
      LOG.warn(
          "The keyset was wrapped under a new key; restart this node with it (OPENREG_ENCRYPTION_KEY)",
          e);
      return false;
    }
  }
}
