package io.openreg.client.system;

import io.openreg.client.RequestOptions;
import io.openreg.client.engine.CallEngine;
import io.openreg.model.Health;
import io.openreg.model.Readiness;
import io.openreg.model.ServerInfo;

final class ServerStatusCalls implements ServerStatus {
  private static final int NOT_READY = 503;

  private final CallEngine engine;
  private final ServerStatusHttp http;

  ServerStatusCalls(CallEngine engine) {
    this.engine = engine.anonymous();
    this.http = engine.http(ServerStatusHttp.class);
  }

  @Override
  public ServerInfo info(RequestOptions... options) {
    return engine.send(options, http::info);
  }

  @Override
  public Health health(RequestOptions... options) {
    return engine.send(options, http::health);
  }

  @Override
  public Readiness readiness(RequestOptions... options) {
    return engine.ask(
        options,
        http::readiness,
        answer -> answer.code() == NOT_READY
            ? engine.requireErrorBody(answer, Readiness.class)
            : engine.requireBody(answer));
  }
}
