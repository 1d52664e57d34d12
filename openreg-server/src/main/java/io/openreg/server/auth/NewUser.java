package io.openreg.server.auth;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who is to have an account.
 *
 * @param email unique in the installation, in any case
 * @param password 8 to 1024 characters
 * @param roleId of the one role, or null for none
 */
public record NewUser(
    String email,
    String password,
    @Nullable String fullName,
    boolean isSuperuser,
    @Nullable UUID roleId) {
  @Override
  public String toString() {
    return "NewUser[email=" + email + ", fullName=" + fullName + ", roleId=" + roleId + "]";
  }
}
