package io.openreg.server.auth;

/**
 * What one guess at a password costs: parameters of Argon2id (RFC 9106).
 *
 * @param memoryKib memory in KiB
 * @param iterations passes over that memory
 */
public record PasswordCost(int memoryKib, int iterations) {
  /** 19 MiB, two passes, one lane: the OWASP Password Storage Cheat Sheet's choice for Argon2id; about 50 ms on a core of 2024. */
  public static final PasswordCost STANDARD = new PasswordCost(19 * 1024, 2);
}
