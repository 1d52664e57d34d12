package io.openreg.server.platform.http;

import io.openreg.model.Permission;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/** Lets a request through if its caller is known and holds one of the permissions; none asked for means that being known is enough. */
final class AccessFilter implements ContainerRequestFilter {
  private static final String BEARER = "bearer ";
  private static final String API_KEY = "X-API-Key";

  private final Authenticator authenticator;
  private final Set<Permission> anyOf;

  AccessFilter(Authenticator authenticator, Set<Permission> anyOf) {
    this.authenticator = authenticator;
    this.anyOf = anyOf;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    Presented presented =
        presented(request).orElseThrow(() -> new Unauthorized("Not authenticated"));
    Call call = CallReader.read(request);
    Caller caller = authenticator.authenticate(presented, call);
    request.setSecurityContext(
        new CallerContext(caller, request.getSecurityContext().isSecure()));
    MDC.put("tenant", caller.tenant().toString());
    if (!anyOf.isEmpty() && anyOf.stream().noneMatch(caller::may)) {
      throw new Forbidden("This needs the permission " + names() + ".");
    }
  }

  private String names() {
    return anyOf.stream().map(Permission::wireName).sorted().collect(Collectors.joining(" or "));
  }

  private static Optional<Presented> presented(ContainerRequestContext request) {
    String authorization = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.of(
          new Presented.BearerToken(authorization.substring(BEARER.length()).trim()));
    }
    return Optional.ofNullable(request.getHeaderString(API_KEY)).map(Presented.ApiKey::new);
  }
}
