package io.openreg.server.platform.http;

import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;

/** Finds out who is calling. */
@FunctionalInterface
public interface Authenticator {
  /** @throws Unauthorized if the credentials do not count, whatever the cause: the answer must not tell which */
  Caller authenticate(Presented presented, Call call);
}
