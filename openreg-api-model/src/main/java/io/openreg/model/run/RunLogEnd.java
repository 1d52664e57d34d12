package io.openreg.model.run;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * Last event of a live log: the run is over and every line has been sent. The stream at {@code /runs/{id}/logs/stream} sends server-sent events: {@code log}
 * with the line number as its id and a {@link RunLogLine} as its data, and at the end one {@code end} with this. A client that was cut off asks again with
 * {@code Last-Event-ID}.
 *
 * @param jobStatus how the run ended
 */
public record RunLogEnd(@Schema(example = "completed") String status, RunStatus jobStatus) {
  public static RunLogEnd of(RunStatus jobStatus) {
    return new RunLogEnd("completed", jobStatus);
  }
}
