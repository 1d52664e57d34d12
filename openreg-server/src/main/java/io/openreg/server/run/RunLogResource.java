package io.openreg.server.run;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static jakarta.ws.rs.core.MediaType.SERVER_SENT_EVENTS;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.error.FieldError;
import io.openreg.model.run.LogLevel;
import io.openreg.model.run.RunLogStatistics;
import io.openreg.model.run.RunLogs;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** HTTP face of the logs of runs, read page by page or followed as they grow. */
@Path("/api/v1/runs/{run_id}/logs")
@Produces(APPLICATION_JSON)
@Tag(name = "Runs")
public final class RunLogResource {
  private final RunLog log;
  private final LogStreams streams;

  RunLogResource(RunLog log, LogStreams streams) {
    this.log = log;
    this.streams = streams;
  }

  @GET
  @Needs(Permission.JOB_READ)
  @Operation(operationId = "getRunLogs", summary = "Read log lines of a run")
  public RunLogs read(
      @Auth Caller caller,
      @PathParam("run_id") UUID runId,
      @QueryParam("after_line") @DefaultValue("0") @Min(0) long afterLine,
      @QueryParam("limit") @DefaultValue("100") @Min(1) @Max(500) int limit,
      @QueryParam("level") @Nullable String level) {
    return log.read(caller.tenant(), runId, afterLine, level(level), limit);
  }

  @GET
  @Path("stats")
  @Needs(Permission.JOB_READ)
  @Operation(operationId = "getRunLogStatistics", summary = "Count a run's log lines by level")
  public RunLogStatistics stats(@Auth Caller caller, @PathParam("run_id") UUID runId) {
    return log.statistics(caller.tenant(), runId);
  }

  @GET
  @Path("stream")
  @Produces(SERVER_SENT_EVENTS)
  @Needs(Permission.JOB_READ)
  @Operation(
      operationId = "streamRunLogs",
      summary = "Follow a run's log until the run ends",
      description =
          "Server-sent events: each `log` event holds a line and its id is the line's number, to go on "
              + "from with `Last-Event-ID`; the `end` event holds the run's status.",
      responses =
          @ApiResponse(
              responseCode = "200",
              content =
                  @Content(mediaType = SERVER_SENT_EVENTS, schema = @Schema(type = "string"))))
  public void stream(
      @Auth Caller caller,
      @PathParam("run_id") UUID runId,
      @HeaderParam("Last-Event-ID") @DefaultValue("0") @Min(0) long lastEventId,
      @Parameter(hidden = true) @Context SseEventSink sink,
      @Parameter(hidden = true) @Context Sse sse) {
    streams.open(caller.tenant(), runId, lastEventId, sink, sse);
  }

  private static @Nullable LogLevel level(@Nullable String name) {
    if (name == null || name.isEmpty()) {
      return null;
    }
    LogLevel level = LogLevel.of(name);
    if (!level.isKnown()) {
      throw new Invalid(new FieldError(
          List.of("query", "level"),
          "must be one of debug, info, warning, error",
          "value_error.enum"));
    }
    return level;
  }
}
