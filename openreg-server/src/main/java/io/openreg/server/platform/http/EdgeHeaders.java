package io.openreg.server.platform.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;

/** The headers that every answer carries, whoever in the server gives it. */
final class EdgeHeaders {
  // Answers are data, never pages: a browser that is led to open one shall run and load nothing
  // (OWASP REST Security Cheat Sheet).
  private static final String NOTHING = "default-src 'none'; frame-ancestors 'none'";
  private static final String A_YEAR = "max-age=31536000";

  private final RequestIds requestIds;
  private final Cors cors;

  EdgeHeaders(RequestIds requestIds, Cors cors) {
    this.requestIds = requestIds;
    this.cors = cors;
  }

  /** Adds the headers to {@code response} and leaves what it learnt at {@code request}. */
  void add(Request request, HttpFields.Mutable response) {
    response.put(RequestIds.HEADER, requestId(request));
    response.put("X-Content-Type-Options", "nosniff");
    response.put("Content-Security-Policy", NOTHING);
    response.put("Referrer-Policy", "no-referrer");
    response.put(HttpHeader.CACHE_CONTROL, "no-store");
    if (request.isSecure()) {
      response.put(HttpHeader.STRICT_TRANSPORT_SECURITY, A_YEAR);
    }
    cors.allow(request, response);
  }

  /** The request's name: found at the request, or given to it now. */
  String requestId(Request request) {
    if (request.getAttribute(RequestFacts.REQUEST_ID) instanceof String known) {
      return known;
    }
    String id = requestIds.of(request.getHeaders().get(RequestIds.HEADER));
    request.setAttribute(RequestFacts.REQUEST_ID, id);
    return id;
  }
}
