package io.openreg.client.auth;

import io.openreg.client.RequestOptions;
import io.openreg.client.engine.Authority;
import io.openreg.client.engine.CallEngine;
import io.openreg.model.auth.CurrentUser;
import io.openreg.model.auth.LoginRequest;
import io.openreg.model.auth.LogoutAllResult;
import io.openreg.model.auth.LogoutResult;
import io.openreg.model.auth.RefreshRequest;
import io.openreg.model.auth.SessionList;
import io.openreg.model.auth.TokenResponse;
import java.util.function.Supplier;

/**
 * Login, tokens and sessions. A client with {@link io.openreg.client.Credentials#login} logs in and renews by itself; the first two operations are for
 * programs that keep tokens themselves. Thread-safe.
 */
public interface Auth {
  /** @hidden wired by the client */
  static Auth on(CallEngine engine) {
    return new AuthCalls(engine);
  }

  /** @hidden wired by the client */
  static Authority session(CallEngine anonymous, String email, Supplier<char[]> password) {
    return new LoginSession(new AuthCalls(anonymous), anonymous.timing(), email, password);
  }

  /**
   * Exchanges e-mail and password for tokens. Does not change what this client sends.
   *
   * @throws io.openreg.client.errors.AuthenticationException if they are wrong
   */
  TokenResponse login(LoginRequest request, RequestOptions... options);

  /**
   * Exchanges a refresh token, which thereby ends, for new tokens. Does not change what this client sends.
   *
   * @throws io.openreg.client.errors.AuthenticationException if it has ended
   */
  TokenResponse refresh(RefreshRequest request, RequestOptions... options);

  /** Who is calling. */
  CurrentUser me(RequestOptions... options);

  /** Ends this client's session, refresh token included. With login credentials the next call logs in anew. */
  LogoutResult logout(RequestOptions... options);

  /** Ends all sessions of the caller, on every device. With login credentials the next call logs in anew. */
  LogoutAllResult logoutAll(RequestOptions... options);

  /** The caller's sessions. */
  SessionList sessions(RequestOptions... options);
}
