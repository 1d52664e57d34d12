package io.openreg.server.platform.http;

import io.openreg.server.platform.metrics.Durations;
import io.openreg.server.platform.metrics.Metrics;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.monitoring.ApplicationEvent;
import org.glassfish.jersey.server.monitoring.ApplicationEventListener;
import org.glassfish.jersey.server.monitoring.RequestEvent;
import org.glassfish.jersey.server.monitoring.RequestEventListener;
import org.glassfish.jersey.uri.UriTemplate;

/** Times requests by operation. The label is the operation's path template: addresses with ids in them have no bound. */
final class RequestTimes implements ApplicationEventListener {
  private final Durations times;

  RequestTimes(Metrics metrics) {
    this.times = metrics.durations(
        "openreg_http_request_seconds",
        "Requests by method, path template and status",
        "method",
        "path",
        "status");
  }

  @Override
  public void onEvent(ApplicationEvent event) {}

  @Override
  public RequestEventListener onRequest(RequestEvent begun) {
    long start = System.nanoTime();
    return event -> {
      if (event.getType() == RequestEvent.Type.FINISHED) {
        Duration time = Duration.ofNanos(System.nanoTime() - start);
        times.record(time, method(event.getContainerRequest()), path(event), status(event));
      }
    };
  }

  private static String method(ContainerRequest request) {
    // Anybody can make up methods; only those that operations have are told apart.
    return switch (request.getMethod()) {
      case "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS" -> request.getMethod();
      default -> "other";
    };
  }

  private static String path(RequestEvent event) {
    List<UriTemplate> inward = new ArrayList<>(event.getUriInfo().getMatchedTemplates());
    if (inward.isEmpty()) {
      return "none";
    }
    Collections.reverse(inward);
    StringBuilder path = new StringBuilder();
    inward.forEach(template -> path.append(template.getTemplate()));
    return path.toString().replaceAll("/{2,}", "/");
  }

  private static String status(RequestEvent event) {
    ContainerResponseContext response = event.getContainerResponse();
    return response == null ? "none" : String.valueOf(response.getStatus());
  }
}
