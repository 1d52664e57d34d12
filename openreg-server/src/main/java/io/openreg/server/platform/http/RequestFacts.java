package io.openreg.server.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Optional;

/** What the first filters learn about a request, for those that come after. */
final class RequestFacts {
  private static final String REQUEST_ID = "openreg.request_id";
  private static final String CLIENT_ADDRESS = "openreg.client_address";

  private RequestFacts() {}

  static void requestId(ContainerRequestContext request, String id) {
    request.setProperty(REQUEST_ID, id);
  }

  static Optional<String> requestId(ContainerRequestContext request) {
    return Optional.ofNullable((String) request.getProperty(REQUEST_ID));
  }

  static void clientAddress(ContainerRequestContext request, String address) {
    request.setProperty(CLIENT_ADDRESS, address);
  }

  static Optional<String> clientAddress(ContainerRequestContext request) {
    return Optional.ofNullable((String) request.getProperty(CLIENT_ADDRESS));
  }
}
