package io.openreg.server.platform.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.dropwizard.jersey.validation.JerseyViolationException;
import io.openreg.model.error.FieldError;
import io.openreg.model.error.ProblemType;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Contended;
import io.openreg.server.platform.db.InUse;
import io.openreg.server.platform.db.Unreachable;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every exception that can leave a resource method, turned into the one error body. Only what has no other name is a 500, and is logged. */
final class ErrorMappers {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorMappers.class);

  private ErrorMappers() {}

  static List<ExceptionMapper<?>> all() {
    return List.of(
        new OfApi(),
        new OfViolation(),
        new OfJson(),
        new OfTooLarge(),
        new OfParameter(),
        new OfWeb(),
        new OfAlreadyExists(),
        new OfInUse(),
        new OfContended(),
        new OfUnreachable(),
        new OfAnythingElse());
  }

  static final class OfApi implements ExceptionMapper<ApiException> {
    @Override
    public Response toResponse(ApiException e) {
      return Problems.response(e);
    }
  }

  static final class OfViolation implements ExceptionMapper<JerseyViolationException> {
    @Override
    public Response toResponse(JerseyViolationException e) {
      return Problems.invalid(Violations.of(e));
    }
  }

  static final class OfJson implements ExceptionMapper<JsonProcessingException> {
    @Override
    public Response toResponse(JsonProcessingException e) {
      Optional<FieldError> fault = JsonFaults.of(e);
      if (fault.isEmpty()) {
        return unexpected(e);
      }
      return Problems.invalid(List.of(fault.get()));
    }
  }

  static final class OfTooLarge implements ExceptionMapper<BodyTooLarge> {
    @Override
    public Response toResponse(BodyTooLarge e) {
      return Problems.response(ProblemType.PAYLOAD_TOO_LARGE, WebFaults.detail(413));
    }
  }

  static final class OfParameter implements ExceptionMapper<ParamException> {
    @Override
    public Response toResponse(ParamException e) {
      return Problems.invalid(List.of(ParameterFaults.of(e)));
    }
  }

  static final class OfWeb implements ExceptionMapper<WebApplicationException> {
    @Override
    public Response toResponse(WebApplicationException e) {
      int status = e.getResponse().getStatus();
      Optional<ProblemType> type = ProblemType.ofStatus(status);
      if (type.isEmpty() || status >= 500) {
        return unexpected(e);
      }
      Response problem = Problems.response(type.get(), WebFaults.detail(status));
      // 405 keeps its Allow.
      String allow = e.getResponse().getHeaderString("Allow");
      return allow == null
          ? problem
          : Response.fromResponse(problem).header("Allow", allow).build();
    }
  }

  static final class OfAlreadyExists implements ExceptionMapper<AlreadyExists> {
    @Override
    public Response toResponse(AlreadyExists e) {
      return Problems.response(ProblemType.CONFLICT, "There is one of that name already.");
    }
  }

  static final class OfInUse implements ExceptionMapper<InUse> {
    @Override
    public Response toResponse(InUse e) {
      return Problems.response(
          ProblemType.CONFLICT, "It is in use, or refers to something that is gone.");
    }
  }

  static final class OfContended implements ExceptionMapper<Contended> {
    @Override
    public Response toResponse(Contended e) {
      return Problems.response(
          Conflict.passing("Somebody else is changing it: try again.", Duration.ofSeconds(1)));
    }
  }

  static final class OfUnreachable implements ExceptionMapper<Unreachable> {
    @Override
    public Response toResponse(Unreachable e) {
      LOG.warn("The server's database does not answer", e);
      return Problems.response(
          new Unavailable("The server's database does not answer.", Duration.ofSeconds(5)));
    }
  }

  static final class OfAnythingElse implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable e) {
      return unexpected(e);
    }
  }

  private static Response unexpected(Throwable e) {
    LOG.error("A request failed for a reason nobody foresaw", e);
    return Problems.response(
        ProblemType.INTERNAL_ERROR,
        "Something went wrong here. The request id leads your operator to the cause.");
  }
}
