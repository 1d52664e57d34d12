package io.openreg.server.platform.http;

import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.NanoTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line for each answer. Query strings stay out: people put into them what should not be kept. */
final class AccessLog implements RequestLog {
  private static final Logger LOG = LoggerFactory.getLogger("access");

  @Override
  public void log(Request request, Response response) {
    LOG.atInfo()
        .addKeyValue("request_id", fact(request, RequestFacts.REQUEST_ID))
        .addKeyValue("client", fact(request, RequestFacts.CLIENT_ADDRESS))
        .addKeyValue("method", request.getMethod())
        // Still encoded as received, so it holds no line break.
        .addKeyValue("path", request.getHttpURI().getPath())
        .addKeyValue("status", response.getStatus())
        .addKeyValue("bytes", Response.getContentBytesWritten(response))
        .addKeyValue(
            "ms", TimeUnit.NANOSECONDS.toMillis(NanoTime.since(request.getBeginNanoTime())))
        .log("request");
  }

  private static String fact(Request request, String name) {
    Object value = request.getAttribute(name);
    return value == null ? "-" : value.toString();
  }
}
