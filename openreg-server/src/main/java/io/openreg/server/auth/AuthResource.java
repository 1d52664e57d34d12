package io.openreg.server.auth;

import static java.util.Objects.requireNonNull;

import io.dropwizard.auth.Auth;
import io.openreg.model.auth.CurrentUser;
import io.openreg.model.auth.LoginRequest;
import io.openreg.model.auth.LogoutAllResult;
import io.openreg.model.auth.LogoutResult;
import io.openreg.model.auth.RefreshRequest;
import io.openreg.model.auth.SessionList;
import io.openreg.model.auth.TokenResponse;
import io.openreg.server.platform.http.CallReader;
import io.openreg.server.platform.http.FailsWith;
import io.openreg.server.platform.http.Open;
import io.openreg.server.platform.http.SignedIn;
import io.openreg.server.platform.http.Tagged;
import io.openreg.server.platform.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** HTTP face of login and sessions. API guide, section "Authentication". */
@Path("/api/v1/auth")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Authentication")
public final class AuthResource {
  private final LoginService logins;
  private final RefreshService refreshes;
  private final SessionService sessions;

  AuthResource(LoginService logins, RefreshService refreshes, SessionService sessions) {
    this.logins = requireNonNull(logins);
    this.refreshes = requireNonNull(refreshes);
    this.sessions = requireNonNull(sessions);
  }

  @POST
  @Path("login")
  @Open
  @FailsWith(status = 401, when = "E-mail or password is wrong")
  @FailsWith(status = 429, when = "Too many logins failed: `Retry-After` says when to go on")
  @Operation(summary = "Log in with e-mail and password")
  public TokenResponse login(
      @Context ContainerRequestContext request, @NotNull @Valid LoginRequest body) {
    return logins.login(body, CallReader.read(request));
  }

  @POST
  @Path("refresh")
  @Open
  @FailsWith(
      status = 401,
      when = "The token is not valid, has expired, was used before or was revoked")
  @Operation(summary = "Exchange a refresh token for new tokens")
  public TokenResponse refresh(
      @Context ContainerRequestContext request, @NotNull @Valid RefreshRequest body) {
    return refreshes.refresh(body.refreshToken(), CallReader.read(request));
  }

  @GET
  @Path("me")
  @SignedIn
  @Tagged
  @Operation(summary = "Read the account of the caller")
  public CurrentUser me(@Auth Caller caller) {
    return logins.me(caller);
  }

  @POST
  @Path("logout")
  @SignedIn
  @Operation(summary = "End this session, its refresh token included")
  public LogoutResult logout(@Auth Caller caller) {
    return sessions.logout(caller);
  }

  @POST
  @Path("logout-all")
  @SignedIn
  @Operation(summary = "End every session of the caller")
  public LogoutAllResult logoutAll(@Auth Caller caller) {
    return sessions.logoutAll(caller);
  }

  @GET
  @Path("sessions")
  @SignedIn
  @Operation(summary = "List the caller's sessions, newest first")
  public SessionList sessions(@Auth Caller caller) {
    return sessions.list(caller);
  }
}
