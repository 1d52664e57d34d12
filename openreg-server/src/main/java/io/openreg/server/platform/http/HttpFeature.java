package io.openreg.server.platform.http;

import io.dropwizard.auth.AuthValueFactoryProvider;
import io.dropwizard.jersey.setup.JerseyEnvironment;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.metrics.Metrics;
import java.time.Clock;

/** Teaches Jersey the rules that hold for every operation. */
public final class HttpFeature {
  private HttpFeature() {}

  public static void register(
      JerseyEnvironment jersey, Authenticator authenticator, EntityTags tags) {
    ErrorMappers.all().forEach(jersey::register);
    jersey.register(new ProblemFilter());
    jersey.register(new ReadableAccept());
    jersey.register(new StrictParameters());
    jersey.register(new AccessFeature(authenticator, tags));
    jersey.register(new AuthValueFactoryProvider.Binder<>(Caller.class));
  }

  /** @param largestBody in bytes */
  public static void limitBodies(JerseyEnvironment jersey, long largestBody) {
    jersey.register(new BodyLimit(largestBody));
  }

  public static void limitRates(JerseyEnvironment jersey, RateLimiter limiter, Clock clock) {
    jersey.register(new RateLimitFeature(limiter, clock));
  }

  public static void timeRequests(JerseyEnvironment jersey, Metrics metrics) {
    jersey.register(new RequestTimes(metrics));
  }
}
