package io.openreg.server.platform.http;

import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Which web pages may call this server from a browser (WHATWG Fetch, "HTTP extensions"). Origins are listed one by one,
 * because credentials are allowed.
 */
public record Cors(Set<String> origins) {
  private static final String ORIGIN = "Origin";
  private static final String REQUESTED_METHOD = "Access-Control-Request-Method";
  private static final String METHODS = "GET, HEAD, POST, PUT, PATCH, DELETE";
  private static final String REQUEST_HEADERS =
      "Accept, Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, Last-Event-ID, Range, X-API-Key,"
          + " X-Request-ID";
  private static final String EXPOSED_HEADERS =
      "Content-Disposition, ETag, Location, Repr-Digest, Retry-After, X-RateLimit-Limit, X-RateLimit-Remaining,"
          + " X-RateLimit-Reset, X-Request-ID";
  private static final String PREFLIGHT_SECONDS = "600";

  public Cors {
    origins = Set.copyOf(origins);
  }

  /** A browser asking whether a page may send a request, before it does. */
  static boolean isPreflight(Request request) {
    return HttpMethod.OPTIONS.is(request.getMethod())
        && request.getHeaders().contains(ORIGIN)
        && request.getHeaders().contains(REQUESTED_METHOD);
  }

  void allow(Request request, HttpFields.Mutable response) {
    if (!origins.isEmpty()) {
      // Caches must not hand one origin's answer to another, whether this one is allowed or not.
      response.put(HttpHeader.VARY, ORIGIN);
    }
    @Nullable String origin = request.getHeaders().get(ORIGIN);
    if (origin == null || !origins.contains(origin)) {
      return;
    }
    response.put("Access-Control-Allow-Origin", origin);
    response.put("Access-Control-Allow-Credentials", "true");
    if (isPreflight(request)) {
      response.put("Access-Control-Allow-Methods", METHODS);
      response.put("Access-Control-Allow-Headers", REQUEST_HEADERS);
      response.put("Access-Control-Max-Age", PREFLIGHT_SECONDS);
    } else {
      response.put("Access-Control-Expose-Headers", EXPOSED_HEADERS);
    }
  }
}
