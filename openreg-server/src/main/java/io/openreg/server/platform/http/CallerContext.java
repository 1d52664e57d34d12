package io.openreg.server.platform.http;

import io.openreg.server.platform.identity.Caller;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/** Hands the caller to Jersey, which hands it to the resource method. */
record CallerContext(Caller caller, boolean isSecure) implements SecurityContext {
  @Override
  public Principal getUserPrincipal() {
    return caller;
  }

  /** Roles are not asked for by name: operations need permissions. */
  @Override
  public boolean isUserInRole(String role) {
    return false;
  }

  @Override
  public String getAuthenticationScheme() {
    return "Bearer";
  }
}
