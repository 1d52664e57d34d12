package io.openreg.client.engine;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.client.errors.ApiException;
import io.openreg.client.errors.AuthenticationException;
import io.openreg.client.errors.BadRequestException;
import io.openreg.client.errors.ConflictException;
import io.openreg.client.errors.ErrorAnswer;
import io.openreg.client.errors.NotFoundException;
import io.openreg.client.errors.PermissionDeniedException;
import io.openreg.client.errors.RateLimitedException;
import io.openreg.client.errors.ServerException;
import io.openreg.client.errors.ValidationException;
import io.openreg.model.error.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Request;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** Turns a refusal into the exception that says what to do about it. */
final class ErrorReader {
  private final JsonMapper mapper;
  private final Timing timing;

  ErrorReader(JsonMapper mapper, Timing timing) {
    this.mapper = mapper;
    this.timing = timing;
  }

  ApiException read(Response<?> response, String requestId) throws IOException {
    byte[] body = body(response);
    Request request = response.raw().request();
    String answeredId = response.headers().get("X-Request-ID");
    ErrorAnswer answer = new ErrorAnswer(
        Operation.of(request),
        request.method() + " " + request.url().encodedPath(),
        response.code(),
        headers(response),
        problem(body),
        BodyHead.of(body),
        answeredId == null ? requestId : answeredId);
    return exception(answer);
  }

  /** Header values by lower-case name, without those that set cookies. */
  static Map<String, List<String>> headers(Response<?> response) {
    Map<String, List<String>> headers = new TreeMap<>(response.headers().toMultimap());
    headers.remove("set-cookie");
    headers.replaceAll((name, values) -> List.copyOf(values));
    return Collections.unmodifiableMap(headers);
  }

  private ApiException exception(ErrorAnswer answer) {
    return switch (answer.status()) {
      case 400 -> new BadRequestException(answer);
      case 401 -> new AuthenticationException(answer);
      case 403 -> new PermissionDeniedException(answer);
      case 404 -> new NotFoundException(answer);
      case 409 -> new ConflictException(answer);
      case 422 -> new ValidationException(answer);
      case 429 ->
        new RateLimitedException(answer, retryAfter(answer, answer.header("X-RateLimit-Reset")));
      default ->
        answer.status() >= 500
            ? new ServerException(answer, retryAfter(answer, null))
            : new ApiException(answer);
    };
  }

  private @Nullable Duration retryAfter(ErrorAnswer answer, @Nullable String rateLimitReset) {
    return RetryAfter.read(answer.header("Retry-After"), rateLimitReset, timing.now());
  }

  private @Nullable Problem problem(byte[] body) {
    try {
      return body.length > 0 && body[0] == '{' ? mapper.readValue(body, Problem.class) : null;
    } catch (JacksonException e) {
      return null; // Not one of ours: a proxy's own JSON. Its head is kept as text.
    } catch (IOException e) {
      throw new IllegalStateException("reading from memory failed", e);
    }
  }

  /** The refusal's body as {@code type}; null if it is something else. */
  <T> @Nullable T readAs(Response<?> response, Class<T> type) throws IOException {
    try {
      return mapper.readValue(body(response), type);
    } catch (JacksonException e) {
      return null;
    }
  }

  /** Retrofit holds it in memory; it is left unread for whoever looks next. */
  private static byte[] body(Response<?> response) throws IOException {
    ResponseBody body = response.errorBody();
    return body == null ? new byte[0] : body.source().peek().readByteArray();
  }
}
