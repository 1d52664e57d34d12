package io.openreg.server.platform.http;

import io.dropwizard.auth.Auth;
import io.dropwizard.configuration.YamlConfigurationFactory;
import io.dropwizard.core.Application;
import io.dropwizard.core.Configuration;
import io.dropwizard.core.setup.Bootstrap;
import io.dropwizard.core.setup.Environment;
import io.dropwizard.jackson.Jackson;
import io.dropwizard.testing.ConfigOverride;
import io.dropwizard.testing.DropwizardTestSupport;
import io.openreg.model.Permission;
import io.openreg.model.WireJson;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Grants;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.platform.identity.TimeOrderedIds;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The rules of this package around a few operations made for looking at them. A bearer token is the id of a user. */
public final class ProbeApplication extends Application<ProbeApplication.Settings> {
  private final long largestBody;
  private final RateLimiter limiter;
  private final Clock clock;

  private ProbeApplication(long largestBody, RateLimiter limiter, Clock clock) {
    this.largestBody = largestBody;
    this.limiter = limiter;
    this.clock = clock;
  }

  static DropwizardTestSupport<Settings> server(
      long largestBody, RateLimiter limiter, Clock clock) {
    return new DropwizardTestSupport<>(
        ProbeApplication.class,
        (String) null,
        ConfigOverride.config("server.registerDefaultExceptionMappers", "false"),
        ConfigOverride.config("server.applicationConnectors[0].port", "0"),
        ConfigOverride.config("server.adminConnectors[0].port", "0")) {
      @Override
      public Application<ProbeApplication.Settings> newApplication() {
        return new ProbeApplication(largestBody, limiter, clock);
      }
    };
  }

  @Override
  public void initialize(Bootstrap<Settings> bootstrap) {
    bootstrap.setObjectMapper(WireJson.mapper());
    bootstrap.setConfigurationFactoryFactory((type, validator, ignored, prefix) ->
        new YamlConfigurationFactory<>(type, validator, Jackson.newObjectMapper(), prefix));
  }

  @Override
  public void run(Settings settings, Environment environment) {
    environment
        .lifecycle()
        .addEventListener(new EdgeInstallation(
            new TrustedProxies(List.of()),
            new Cors(Set.of()),
            new TimeOrderedIds(clock, new SecureRandom()),
            WireJson.mapper()));
    HttpFeature.limitBodies(environment.jersey(), largestBody);
    HttpFeature.limitRates(environment.jersey(), limiter, clock);
    HttpFeature.register(
        environment.jersey(),
        (presented, call) -> {
          if (presented instanceof Presented.BearerToken token && token.value().length() == 36) {
            UUID user = UUID.fromString(token.value());
            return new Caller(
                new TenantId(user), user, "user@example.com", false, Grants.NONE, user, call);
          }
          throw new Unauthorized("Not authenticated");
        },
        new EntityTags(WireJson.mapper()));
    environment.jersey().register(new Probe());
  }

  /** None of its own. */
  public static final class Settings extends Configuration {}

  /** Operations of each kind of access. */
  @Path("/api/v1/probe")
  @Produces(MediaType.APPLICATION_JSON)
  public static final class Probe {
    /** A body with something in it. */
    public record Note(@NotNull String text, Map<String, Object> more) {}

    @POST
    @Path("open")
    @Open
    public Map<String, Integer> length(@NotNull @Valid Note note) {
      return Map.of("length", note.text().length());
    }

    @GET
    @Path("signed-in")
    @SignedIn
    public Map<String, String> name(@Auth Caller caller) {
      return Map.of("name", caller.getName());
    }

    @GET
    @Path("needs")
    @Needs(Permission.REPORT_READ)
    public Map<String, String> forbidden(@Auth Caller caller) {
      return Map.of("name", caller.getName());
    }
  }
}
