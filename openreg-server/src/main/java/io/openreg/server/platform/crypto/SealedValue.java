package io.openreg.server.platform.crypto;

/** One stored secret and where it lives. */
public record SealedValue(SecretPlace place, String sealed) {}
