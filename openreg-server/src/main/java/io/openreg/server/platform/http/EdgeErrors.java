package io.openreg.server.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.model.error.Problem;
import io.openreg.model.error.ProblemType;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answers Jetty itself gives, to requests that no operation ever sees: in the one error body, with the usual headers. */
final class EdgeErrors implements Request.Handler {
  private static final Logger LOG = LoggerFactory.getLogger(EdgeErrors.class);

  private final EdgeHeaders headers;
  private final JsonMapper json;

  EdgeErrors(EdgeHeaders headers, JsonMapper json) {
    this.headers = headers;
    this.json = json;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback)
      throws JsonProcessingException {
    Object cause = request.getAttribute(ErrorHandler.ERROR_EXCEPTION);
    int status = cause instanceof HttpException refused ? refused.getCode() : response.getStatus();
    ProblemType type = type(status);
    if (type == ProblemType.INTERNAL_ERROR && cause instanceof Throwable unforeseen) {
      LOG.error("A request failed before or after its operation", unforeseen);
    }
    String path = request.getHttpURI().getCanonicalPath();
    Problem problem = Problem.of(
        type, detail(type, status), path == null ? "/" : path, headers.requestId(request));
    headers.add(request, response.getHeaders());
    response.setStatus(type.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.write(true, ByteBuffer.wrap(json.writeValueAsBytes(problem)), callback);
    return true;
  }

  /** HTTP knows more ways to misspell a request than the API has names for; 501 and 505 are two of them. */
  private static ProblemType type(int status) {
    boolean misspelt = status < 500
        || status == HttpStatus.NOT_IMPLEMENTED_501
        || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
    return ProblemType.ofStatus(status)
        .orElse(misspelt ? ProblemType.BAD_REQUEST : ProblemType.INTERNAL_ERROR);
  }

  private static String detail(ProblemType type, int status) {
    return switch (type) {
      case BAD_REQUEST ->
        "This is not a well-formed request: " + HttpStatus.getMessage(status) + ".";
      case SERVICE_UNAVAILABLE ->
        "The server is shutting down: send the request to another node, or again in a while.";
      case INTERNAL_ERROR ->
        "Something went wrong here. The request id leads your operator to the cause.";
      default -> WebFaults.detail(type.status());
    };
  }
}
