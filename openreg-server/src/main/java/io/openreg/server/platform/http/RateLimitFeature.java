package io.openreg.server.platform.http;

import io.openreg.server.platform.identity.Caller;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Holds callers to their rates and tells them what is left. A caller who is known counts for himself, any other for his
 * address; requests that are turned away before their operation (401, 403, 404) count when they are answered.
 */
final class RateLimitFeature implements Feature {
  private static final String API = "api/";
  private static final Set<String> NEVER_COUNTED = Set.of("api/v1/openapi.json", "api/v1/health");
  private static final String ALLOWANCE = "openreg.rate_allowance";

  private final RateLimiter limiter;
  private final Clock clock;

  RateLimitFeature(RateLimiter limiter, Clock clock) {
    this.limiter = limiter;
    this.clock = clock;
  }

  @Override
  public boolean configure(FeatureContext context) {
    context.register(new BeforeOperation());
    context.register(new BeforeAnswer());
    return true;
  }

  private Optional<Allowance> count(ContainerRequestContext request) {
    String path = request.getUriInfo().getPath();
    if (!path.startsWith(API) || NEVER_COUNTED.contains(path)) {
      return Optional.empty();
    }
    Rate rate = request.getSecurityContext().getUserPrincipal() instanceof Caller caller
        ? Rate.of(caller)
        : Rate.of(RequestFacts.clientAddress(request).orElse("unknown"));
    Allowance allowance = limiter.take(rate);
    request.setProperty(ALLOWANCE, allowance);
    return Optional.of(allowance);
  }

  private TooManyRequests refusal(Allowance allowance) {
    Duration wait = Duration.between(clock.instant(), allowance.reset());
    return new TooManyRequests(
        "More than " + allowance.limit() + " requests in a minute. Retry-After says when to go on.",
        wait);
  }

  /** Runs once it is known who calls. */
  @Priority(Priorities.AUTHENTICATION + 100)
  private final class BeforeOperation implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext request) {
      Optional<Allowance> allowance = count(request);
      if (allowance.isPresent() && !allowance.get().granted()) {
        throw refusal(allowance.get());
      }
    }
  }

  /** Runs before error bodies are completed, because it may put one in the place of an answer. */
  @Priority(Priorities.USER + 1_000)
  private final class BeforeAnswer implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      Optional<Allowance> counted = Optional.ofNullable((Allowance) request.getProperty(ALLOWANCE));
      Optional<Allowance> allowance = counted.or(() -> count(request));
      if (allowance.isEmpty()) {
        return;
      }
      if (counted.isEmpty() && !allowance.get().granted()) {
        answer(response, Problems.response(refusal(allowance.get())));
      }
      response.getHeaders().putSingle("X-RateLimit-Limit", allowance.get().limit());
      response.getHeaders().putSingle("X-RateLimit-Remaining", allowance.get().remaining());
      response
          .getHeaders()
          .putSingle("X-RateLimit-Reset", epochSecond(allowance.get().reset()));
    }

    private void answer(ContainerResponseContext response, Response refusal) {
      response.setStatusInfo(refusal.getStatusInfo());
      response.getHeaders().clear();
      response.getHeaders().putAll(refusal.getHeaders());
      response.setEntity(refusal.getEntity());
    }

    /** The first whole second at which the window is over. */
    private long epochSecond(Instant reset) {
      return reset.plusNanos(999_999_999).getEpochSecond();
    }
  }
}
