package io.openreg.server.platform.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads what is left of a short body where a request is refused before anyone looked at it. Left unread, it ends the
 * connection (RFC 9112 §9.3) under a client that has begun to send its next request on it.
 */
@PreMatching
@Priority(1)
final class UnreadBodies implements ContainerRequestFilter, ContainerResponseFilter {
  private static final String BODY = UnreadBodies.class.getName();
  private static final int FIRST_ERROR = 400;
  private static final int MOST_BYTES = 64 * 1024;

  @Override
  public void filter(ContainerRequestContext request) {
    request.setProperty(BODY, request.getEntityStream());
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getStatus() >= FIRST_ERROR
        && request.getProperty(BODY) instanceof InputStream body) {
      try {
        body.readNBytes(MOST_BYTES);
      } catch (IOException e) {
        // It was read and closed, is too long, or its sender is gone: the answer stands all the
        // same.
      }
    }
  }
}
