package io.openreg.client.auth;

import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.model.auth.CurrentUser;
import io.openreg.model.auth.LoginRequest;
import io.openreg.model.auth.LogoutAllResult;
import io.openreg.model.auth.LogoutResult;
import io.openreg.model.auth.RefreshRequest;
import io.openreg.model.auth.SessionList;
import io.openreg.model.auth.TokenResponse;

final class AuthCalls implements Auth {
  private final CallEngine engine;
  private final AuthHttp http;

  AuthCalls(CallEngine engine) {
    this.engine = engine;
    this.http = engine.http(AuthHttp.class);
  }

  @Override
  public TokenResponse login(LoginRequest request, RequestOptions... options) {
    return engine.anonymous().send(options, call -> http.login(request, call));
  }

  // Safe to repeat: a rotated token presented again within 10 s by the same session gets the same
  // successor.
  @Override
  public TokenResponse refresh(RefreshRequest request, RequestOptions... options) {
    return engine.anonymous().send(options, call -> http.refresh(request, call));
  }

  @Override
  public CurrentUser me(RequestOptions... options) {
    return engine.send(options, http::me);
  }

  @Override
  public LogoutResult logout(RequestOptions... options) {
    LogoutResult result = engine.single(options, http::logout);
    engine.authority().forget();
    return result;
  }

  @Override
  public LogoutAllResult logoutAll(RequestOptions... options) {
    LogoutAllResult result = engine.single(options, http::logoutAll);
    engine.authority().forget();
    return result;
  }

  @Override
  public SessionList sessions(RequestOptions... options) {
    return engine.send(options, http::sessions);
  }
}
