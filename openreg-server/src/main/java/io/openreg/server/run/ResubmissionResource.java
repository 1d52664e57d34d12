package io.openreg.server.run;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.model.report.ExecutionStarted;
import io.openreg.server.platform.http.FailsWith;
import io.openreg.server.platform.http.Idempotent;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import java.util.UUID;

/** HTTP face of runs that send rejected records again. */
@Path("/api/v1/submissions")
@Produces(APPLICATION_JSON)
@Tag(name = "Submissions")
public final class ResubmissionResource {
  private final RunService runs;

  ResubmissionResource(RunService runs) {
    this.runs = runs;
  }

  @POST
  @Path("files/{file_id}/resubmit")
  @Idempotent
  @Needs(Permission.EXCEPTION_AMEND)
  @FailsWith(status = 400, when = "No record of the file is amended, or was rejected with it")
  @Operation(
      summary = "Send the amended records of a file again, in a file of their own",
      description =
          "Starts a run. It sends the records that were amended, and those that were rejected with their file; a record that was"
              + " accepted is never sent again.")
  public ExecutionStarted resubmit(@Auth Caller caller, @PathParam("file_id") UUID fileId) {
    return runs.resubmit(caller, fileId);
  }
}
