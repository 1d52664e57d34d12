package io.openreg.client;

import static java.util.Objects.requireNonNull;

import io.openreg.client.auth.Auth;
import io.openreg.client.engine.Authority;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.Secret;
import java.util.function.Function;
import java.util.function.Supplier;

/** How a client proves who calls. Suppliers are asked when a secret is needed, so that a vault can rotate it. */
public final class Credentials {
  private final String kind;
  private final Function<CallEngine, Authority> authority;

  private Credentials(String kind, Function<CallEngine, Authority> authority) {
    this.kind = kind;
    this.authority = authority;
  }

  /**
   * Logs in with e-mail and password at the first call, renews the tokens before they end, and logs in again when they can no longer be renewed. The array is
   * overwritten after use. Refresh tokens rotate, so every process needs a login of its own.
   */
  public static Credentials login(String email, Supplier<char[]> password) {
    requireNonNull(email);
    requireNonNull(password);
    return new Credentials("login as " + email, engine -> Auth.session(engine, email, password));
  }

  /** Sends an API key; asks for it again once when it is refused. */
  public static Credentials apiKey(Supplier<String> key) {
    requireNonNull(key);
    return new Credentials("API key", engine -> Authority.supplied(() -> Secret.apiKey(key.get())));
  }

  /** Sends an access token that someone else keeps fresh; asks for it again once when it is refused. */
  public static Credentials bearer(Supplier<String> token) {
    requireNonNull(token);
    return new Credentials(
        "bearer token", engine -> Authority.supplied(() -> Secret.bearer(token.get())));
  }

  /** Sends nothing; enough for {@code system()} and {@code auth().login}. */
  public static Credentials none() {
    return new Credentials("none", engine -> Authority.NONE);
  }

  Authority authority(CallEngine anonymous) {
    return authority.apply(anonymous);
  }

  @Override
  public String toString() {
    return "Credentials[" + kind + "]";
  }
}
