package io.openreg.server.platform.http;

import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** One line for each answer. Query strings stay out: people put into them what should not be kept. */
final class AccessLog implements RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger("access");

  @Override
  public void log(Request request, Response response) {
    // Still encoded as received, so it holds no line break.
    String path = request.getHttpURI().getPath();
    long bytes = Response.getContentBytesWritten(response);
    long milliseconds = TimeUnit.NANOSECONDS.toMillis(NanoTime.since(request.getBeginNanoTime()));
    Map<String, String> before = MDC.getCopyOfContextMap();
    MDC.put("request_id", fact(request, RequestFacts.REQUEST_ID));
    MDC.put("client", fact(request, RequestFacts.CLIENT_ADDRESS));
    try {
      LOG.info(
          "{} {} {} {} B {} ms",
          request.getMethod(),
          path,
          response.getStatus(),
          bytes,
          milliseconds);
    } finally {
      if (before == null) {
        MDC.clear();
      } else {
        MDC.setContextMap(before);
      }
    }
  }

  private static String fact(Request request, String name) {
    Object value = request.getAttribute(name);
    return value == null ? "-" : value.toString();
  }
}
