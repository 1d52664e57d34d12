package io.openreg.server.platform.crypto;

/**
 * The keyset as it is stored: useless without the master key.
 *
 * @param version counts changes from 1, so that two writers cannot overwrite each other
 * @param salt of the master key's derivation, Base64
 * @param keyset Tink's encrypted keyset, JSON
 */
public record WrappedKeyset(int version, String salt, String keyset) {}
