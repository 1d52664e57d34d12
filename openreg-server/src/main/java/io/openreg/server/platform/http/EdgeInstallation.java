package io.openreg.server.platform.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.server.platform.identity.Ids;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.component.LifeCycle;

/** Puts the edge in front of the server, after Dropwizard has built it and before it takes its first request. */
public final class EdgeInstallation implements LifeCycle.Listener {
  private final TrustedProxies proxies;
  private final Cors cors;
  private final Ids ids;
  private final JsonMapper json;

  public EdgeInstallation(TrustedProxies proxies, Cors cors, Ids ids, JsonMapper json) {
    this.proxies = proxies;
    this.cors = cors;
    this.ids = ids;
    this.json = json;
  }

  @Override
  public void lifeCycleStarting(LifeCycle starting) {
    if (starting instanceof Server server) {
      EdgeHeaders headers = new EdgeHeaders(new RequestIds(ids), cors);
      server.insertHandler(new Edge(proxies, headers));
      server.setErrorHandler(new EdgeErrors(headers, json));
      server.setRequestLog(new AccessLog());
    }
  }
}
