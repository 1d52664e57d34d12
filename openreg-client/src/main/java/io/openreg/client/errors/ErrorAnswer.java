package io.openreg.client.errors;

import io.openreg.model.error.ErrorSummary;
import io.openreg.model.error.FieldError;
import io.openreg.model.error.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server's answer that is not a success, and what was asked.
 *
 * @param operation which operation, such as {@code runs.get}
 * @param request method and path, without the query
 * @param status the HTTP status
 * @param headers by lower-case name; those that set cookies left out
 * @param problem the one error body; null if the answer was something else, such as a proxy's page
 * @param body the first 4,096 characters of the answer
 * @param requestId the id to quote to support
 */
public record ErrorAnswer(
    String operation,
    String request,
    int status,
    Map<String, List<String>> headers,
    @Nullable Problem problem,
    String body,
    @Nullable String requestId) {
  private static final int TITLE = 200;

  /** What is wrong, in one sentence. */
  public String detail() {
    if (problem != null && problem.detail() != null) {
      return problem.detail().text();
    }
    ErrorSummary error = problem == null ? null : problem.error();
    if (error != null && error.message() != null) {
      return error.message();
    }
    String text = body.strip().replaceAll("\\s+", " ");
    if (text.isEmpty()) {
      return "no explanation was given";
    }
    return text.length() <= TITLE ? text : text.substring(0, TITLE) + "…";
  }

  public List<FieldError> fieldErrors() {
    return problem == null ? List.of() : problem.fieldErrors();
  }

  /** The first value of a header, whatever the case of its name. */
  public @Nullable String header(String name) {
    List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  String message() {
    String id = requestId == null ? "" : ", request " + requestId;
    return request + " answered " + status + ": " + detail() + " [" + operation + id + "]";
  }
}
