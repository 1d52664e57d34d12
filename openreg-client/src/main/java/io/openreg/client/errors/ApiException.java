package io.openreg.client.errors;

import io.openreg.model.error.ErrorSummary;
import io.openreg.model.error.FieldError;
import io.openreg.model.error.Problem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The server answered, and the answer is no. Its message alone, method, path, status, reason and request id, is enough for support. */
public class ApiException extends OpenRegException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String operation;
  private final String detail;
  private final @Nullable String type;
  private final @Nullable String title;
  private final @Nullable String code;
  private final @Nullable String requestId;
  private final String body;
  private final List<FieldError> fieldErrors;
  private final Map<String, List<String>> headers;

  public ApiException(ErrorAnswer answer) {
    super(answer.message(), null);
    Problem problem = answer.problem();
    ErrorSummary error = problem == null ? null : problem.error();
    this.status = answer.status();
    this.operation = answer.operation();
    this.detail = answer.detail();
    this.type = problem == null ? null : problem.type();
    this.title = problem == null ? null : problem.title();
    this.code = error == null ? null : error.code();
    this.requestId = answer.requestId();
    this.body = answer.body();
    this.fieldErrors = answer.fieldErrors();
    this.headers = answer.headers();
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Which operation, such as {@code runs.get}. */
  public String operation() {
    return operation;
  }

  /** What is wrong, in one sentence. */
  public String detail() {
    return detail;
  }

  /** The kind of problem, as an RFC 9457 type; null if something other than an OpenReg server answered. */
  public @Nullable String type() {
    return type;
  }

  public @Nullable String title() {
    return title;
  }

  /** The kind of problem, for programs, such as {@code NOT_FOUND}. */
  public @Nullable String code() {
    return code;
  }

  /** The id to quote to support. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** The first 4,096 characters of the answer. */
  public String body() {
    return body;
  }

  /** What is wrong with the request, one by one; mostly empty except with status 422. */
  public List<FieldError> fieldErrors() {
    return fieldErrors;
  }

  /** Headers of the answer by lower-case name. */
  public Map<String, List<String>> headers() {
    return headers;
  }
}
