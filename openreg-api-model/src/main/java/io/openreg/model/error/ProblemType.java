package io.openreg.model.error;

import java.util.Arrays;
import java.util.Optional;

/** Every kind of error the API answers with. {@code slug} ends the RFC 9457 {@code type}, {@code code} is {@code error.code}. */
public enum ProblemType {
  BAD_REQUEST("bad-request", "Bad request", 400, "BAD_REQUEST"),
  AUTHENTICATION_FAILED("authentication-failed", "Authentication failed", 401, "UNAUTHORIZED"),
  PERMISSION_DENIED("permission-denied", "Permission denied", 403, "FORBIDDEN"),
  NOT_FOUND("not-found", "Not found", 404, "NOT_FOUND"),
  METHOD_NOT_ALLOWED("method-not-allowed", "Method not allowed", 405, "METHOD_NOT_ALLOWED"),
  NOT_ACCEPTABLE("not-acceptable", "Not acceptable", 406, "NOT_ACCEPTABLE"),
  REQUEST_TIMEOUT("request-timeout", "Request timeout", 408, "REQUEST_TIMEOUT"),
  CONFLICT("conflict", "Conflict", 409, "CONFLICT"),
  PRECONDITION_FAILED("precondition-failed", "Precondition failed", 412, "PRECONDITION_FAILED"),
  PAYLOAD_TOO_LARGE("payload-too-large", "Payload too large", 413, "PAYLOAD_TOO_LARGE"),
  UNSUPPORTED_MEDIA_TYPE(
      "unsupported-media-type", "Unsupported media type", 415, "UNSUPPORTED_MEDIA_TYPE"),
  RANGE_NOT_SATISFIABLE(
      "range-not-satisfiable", "Range not satisfiable", 416, "RANGE_NOT_SATISFIABLE"),
  VALIDATION_FAILED("validation-failed", "Validation failed", 422, "VALIDATION_ERROR"),
  RATE_LIMIT_EXCEEDED("rate-limit-exceeded", "Rate limit exceeded", 429, "RATE_LIMITED"),
  INTERNAL_ERROR("internal-error", "Internal server error", 500, "INTERNAL_ERROR"),
  SERVICE_UNAVAILABLE("service-unavailable", "Service unavailable", 503, "SERVICE_UNAVAILABLE");

  private static final String BASE = "https://openreg.io/problems/";

  private final String slug;
  private final String title;
  private final int status;
  private final String code;

  ProblemType(String slug, String title, int status, String code) {
    this.slug = slug;
    this.title = title;
    this.status = status;
    this.code = code;
  }

  /** The type whose HTTP status is {@code status}. */
  public static Optional<ProblemType> ofStatus(int status) {
    return Arrays.stream(values()).filter(type -> type.status == status).findFirst();
  }

  public String slug() {
    return slug;
  }

  public String title() {
    return title;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  public String code() {
    return code;
  }

  /** The RFC 9457 {@code type}: a name, not an address to fetch. */
  public String uri() {
    return BASE + slug;
  }
}
