package io.openreg.examples.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dropwizard.configuration.ConfigurationSourceProvider;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.server.ServerConnector;

/**
 * A Dropwizard server with one resource, which answers a document that it holds in memory, through the same JSON writer as any
 * other: what there is to be had before a server knows users, databases and rules. Reads the document from standard input and
 * prints its port.
 */
public final class BareServer extends Application<Configuration> {
  private static final String SETTINGS = """
      server:
        requestLog: {appenders: []}
        applicationConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
        adminConnectors: [{type: http, bindHost: 127.0.0.1, port: 0}]
      logging: {level: ERROR, appenders: [{type: console, target: stderr}]}
      """;

  private final JsonNode document;

  private BareServer(JsonNode document) {
    this.document = document;
  }

  public static void main(String[] arguments) throws Exception {
    new BareServer(new ObjectMapper().readTree(System.in)).run("server", "settings");
  }

  @Override
  public void initialize(Bootstrap<Configuration> bootstrap) {
    bootstrap.setConfigurationSourceProvider(new Settings());
  }

  @Override
  public void run(Configuration configuration, Environment environment) {
    environment.jersey().register(new Bare(document));
    environment
        .lifecycle()
        .addServerLifecycleListener(server ->
            System.out.println(((ServerConnector) server.getConnectors()[0]).getLocalPort()));
  }

  private static final class Settings implements ConfigurationSourceProvider {
    @Override
    public java.io.InputStream open(String path) throws IOException {
      return new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.UTF_8));
    }
  }

  /** The resource. Public, since Jersey calls it by reflection. */
  @Path("/bare")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class Bare {
    private final JsonNode document;

    Bare(JsonNode document) {
      this.document = document;
    }

    @GET
    public JsonNode get() {
      return document;
    }
  }
}
