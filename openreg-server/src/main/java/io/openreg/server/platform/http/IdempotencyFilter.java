package io.openreg.server.platform.http;

import io.openreg.model.error.FieldError;
import io.openreg.server.platform.identity.IdempotencyClaim;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** Reads {@code Idempotency-Key} of operations that heed it, with a digest of what they are asked to do. */
final class IdempotencyFilter implements ContainerRequestFilter {
  static final String HEADER = "Idempotency-Key";
  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

  private final String route;

  IdempotencyFilter(String route) {
    this.route = route;
  }

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    String key = request.getHeaderString(HEADER);
    if (key == null) {
      return;
    }
    if (!KEY.matcher(key).matches()) {
      throw new Invalid(new FieldError(
          List.of("header", HEADER),
          "must be 1 to 255 printable ASCII characters without spaces",
          "value_error"));
    }
    // The body is small: the limit on bodies has been applied to the stream before.
    byte[] body = request.getEntityStream().readAllBytes();
    request.setEntityStream(new ByteArrayInputStream(body));
    MessageDigest digest = sha256();
    digest.update(request.getUriInfo().getPath().getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(body);
    IdempotencyClaim claim =
        new IdempotencyClaim(route, key, HexFormat.of().formatHex(digest.digest()));
    if (request.getSecurityContext() instanceof CallerContext context) {
      request.setSecurityContext(
          new CallerContext(context.caller().claiming(claim), context.isSecure()));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
