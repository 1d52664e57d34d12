package io.openreg.server.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Sends the {@code ETag} of the one resource in the answer, and 304 to a reader who has it already. */
final class EntityTagFilter implements ContainerResponseFilter {
  private final EntityTags tags;

  EntityTagFilter(EntityTags tags) {
    this.tags = tags;
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatusInfo().getFamily() != Response.Status.Family.SUCCESSFUL
        || !response.hasEntity()) {
      return;
    }
    EntityTag tag = tags.of(response.getEntity());
    response.getHeaders().putSingle(HttpHeaders.ETAG, tag);
    if (request.getMethod().equals("GET")) {
      Response.ResponseBuilder notModified = request.getRequest().evaluatePreconditions(tag);
      if (notModified != null
          && notModified.build().getStatus() == Response.Status.NOT_MODIFIED.getStatusCode()) {
        response.setStatusInfo(Response.Status.NOT_MODIFIED);
        response.setEntity(null);
      }
    }
  }
}
