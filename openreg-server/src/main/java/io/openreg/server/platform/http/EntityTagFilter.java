package io.openreg.server.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    if (request.getMethod().equals("GET")
        && isHeld(request.getHeaderString(HttpHeaders.IF_NONE_MATCH), tag)) {
      response.setStatusInfo(Response.Status.NOT_MODIFIED);
      response.setEntity(null);
    }
  }

  /** Compared weakly (RFC 9110 §13.1.2), and by hand: Jersey answers 500 to a header it cannot read, which here names no state. */
  private static boolean isHeld(@Nullable String header, EntityTag tag) {
    String quoted = "\"" + tag.getValue() + "\"";
    return header != null
        && Arrays.stream(header.split(","))
            .map(String::trim)
            .map(one -> one.startsWith("W/") ? one.substring(2) : one)
            .anyMatch(one -> one.equals(quoted) || one.equals("*"));
  }
}
