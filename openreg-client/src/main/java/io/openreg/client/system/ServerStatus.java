package io.openreg.client.system;

import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.model.Health;
import io.openreg.model.Readiness;
import io.openreg.model.ServerInfo;

/** What is known of a server without logging in. Thread-safe. */
public interface ServerStatus {
  /** @hidden wired by the client */
  static ServerStatus on(CallEngine engine) {
    return new ServerStatusCalls(engine);
  }

  /** What runs there, in which version, and where its documentation is. */
  ServerInfo info(RequestOptions... options);

  /** Whether the process lives. */
  Health health(RequestOptions... options);

  /** Whether it can work, and what it looked at. A server that is not ready is an answer, not an exception. */
  Readiness readiness(RequestOptions... options);
}
