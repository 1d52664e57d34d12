package io.openreg.server.openapi;

import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;

/**
 * A way in which many operations fail, told once in the document.
 *
 * @param name in {@code components.responses}
 */
record Failure(String name, String description) {
  static final Failure UNAUTHENTICATED =
      new Failure("Unauthenticated", "The credentials are missing, wrong or expired");
  static final Failure FORBIDDEN = new Failure("Forbidden", "The caller lacks the permission");
  static final Failure NOT_FOUND =
      new Failure("NotFound", "There is no such thing in the caller's tenant");
  static final Failure PRECONDITION_FAILED =
      new Failure("PreconditionFailed", "The `ETag` given no longer holds");
  static final Failure INVALID =
      new Failure("Invalid", "The request is not valid: `detail` lists what is wrong");
  static final Failure ANY = new Failure("Failed", "Anything else, as the one error body");

  static List<Failure> all() {
    return List.of(UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, PRECONDITION_FAILED, INVALID, ANY);
  }

  ApiResponse reference() {
    return new ApiResponse().$ref("#/components/responses/" + name);
  }

  ApiResponse response() {
    return described(description);
  }

  /** A failure that one operation alone has. */
  static ApiResponse described(String description) {
    Schema<?> problem = new Schema<>().$ref("#/components/schemas/" + OpenApiGenerator.PROBLEM);
    return new ApiResponse()
        .description(description)
        .content(new Content().addMediaType("application/json", new MediaType().schema(problem)));
  }
}
