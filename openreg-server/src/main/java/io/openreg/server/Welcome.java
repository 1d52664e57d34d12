package io.openreg.server;

import io.dropwizard.lifecycle.ServerLifecycleListener;
import java.util.Arrays;
import java.util.Set;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever has started the server where to find it and what it works on. */
final class Welcome implements ServerLifecycleListener {
  private static final Logger LOG = LoggerFactory.getLogger("openreg");
  private static final String ADMIN = "admin";
  private static final Set<String> EVERYWHERE = Set.of("0.0.0.0", "::");

  private final OpenRegConfiguration configuration;

  Welcome(OpenRegConfiguration configuration) {
    this.configuration = configuration;
  }

  @Override
  public void serverStarted(Server server) {
    String api = address(server, false);
    LOG.info(
        "OpenReg {} is up: {}, documentation {}/docs, metrics {}/metrics, environment {}, database {}, data in {}",
        Version.current(),
        api,
        api,
        address(server, true),
        configuration.environment(),
        configuration.database().place(),
        configuration.dataDirectory());
  }

  private static String address(Server server, boolean admin) {
    return Arrays.stream(server.getConnectors())
        .filter(ServerConnector.class::isInstance)
        .map(ServerConnector.class::cast)
        .filter(connector -> ADMIN.equals(connector.getName()) == admin)
        .findFirst()
        .map(connector ->
            scheme(connector) + "://" + host(connector) + ":" + connector.getLocalPort())
        .orElse("nowhere");
  }

  private static String scheme(ServerConnector connector) {
    return connector.getDefaultProtocol().toLowerCase(java.util.Locale.ROOT).startsWith("ssl")
        ? "https"
        : "http";
  }

  /** One that can be clicked on. */
  private static String host(ServerConnector connector) {
    String host = connector.getHost();
    return host == null || EVERYWHERE.contains(host) ? "localhost" : host;
  }
}
