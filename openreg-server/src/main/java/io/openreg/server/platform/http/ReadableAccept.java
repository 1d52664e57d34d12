package io.openreg.server.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;

/**
 * Refuses an {@code Accept} that cannot be read before anything is done. Jersey itself may read it only when it writes the
 * answer, and would then say that what it has just done was a bad request.
 */
@PreMatching
final class ReadableAccept implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    try {
      request.getAcceptableMediaTypes();
    } catch (RuntimeException e) {
      // The refusal is written by what is accepted, too.
      request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON);
      throw new BadRequest("The header Accept is no list of media types.");
    }
  }
}
