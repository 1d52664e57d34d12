package io.openreg.server.platform.http;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;

/** 201 with the address of what was created. */
public final class Created {
  private Created() {}

  /** @param collection the path below {@code /api/v1}, such as {@code reports} */
  public static Response at(String collection, UUID id, Object entity) {
    return Response.created(URI.create("/api/v1/" + collection + "/" + id))
        .entity(entity)
        .build();
  }
}
