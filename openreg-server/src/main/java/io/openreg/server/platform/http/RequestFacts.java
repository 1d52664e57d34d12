package io.openreg.server.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** What the {@link Edge} learns about a request, for those that come after: Jersey shows Jetty's attributes as properties. */
final class RequestFacts {
  static final String REQUEST_ID = "openreg.request_id";
  static final String CLIENT_ADDRESS = "openreg.client_address";

  private RequestFacts() {}

  static Optional<String> requestId(ContainerRequestContext request) {
    return Optional.ofNullable((String) request.getProperty(REQUEST_ID));
  }

  static Optional<String> clientAddress(ContainerRequestContext request) {
    return Optional.ofNullable((String) request.getProperty(CLIENT_ADDRESS));
  }
}
