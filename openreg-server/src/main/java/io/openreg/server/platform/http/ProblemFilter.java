package io.openreg.server.platform.http;

import io.openreg.model.error.Problem;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;

/** Completes an error body with the request it answers. */
final class ProblemFilter implements ContainerResponseFilter {
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof Problem problem) {
      response.setEntity(new Problem(
          problem.detail(),
          problem.error(),
          problem.type(),
          problem.title(),
          problem.status(),
          "/" + request.getUriInfo().getPath(),
          RequestFacts.requestId(request).orElse(null),
          problem.extensions()));
    }
  }
}
