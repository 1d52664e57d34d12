package io.openreg.server.platform.crypto;

/** A stored secret does not open: it was altered, moved from another row, or sealed under a key that is gone. */
public final class SealedValueUnreadable extends RuntimeException {
  private static final long serialVersionUID = 1;

  SealedValueUnreadable(SecretPlace place, Throwable cause) {
    super(
        "The stored " + place.kind() + " of " + place.id()
            + " cannot be decrypted. Enter it again, or restore the"
            + " database together with the encryption key it was written under.",
        cause);
  }
}
