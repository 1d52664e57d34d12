package io.openreg.server.run;

import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.platform.http.FailsWith;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.http.RangeNotSatisfiable;
import io.openreg.server.platform.identity.Caller;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** HTTP face of the files of runs. API guide, "Download Artifact". */
@Path("/api/v1/runs/{run_id}/artifacts/{artifact_id}/download")
@Tag(name = "Runs")
public final class DownloadResource {
  private final RunDownloads downloads;

  DownloadResource(RunDownloads downloads) {
    this.downloads = downloads;
  }

  @GET
  @Produces("*/*")
  @Needs(Permission.JOB_READ)
  @FailsWith(status = 416, when = "The file has no such range")
  @Operation(
      operationId = "downloadArtifact",
      summary = "Download a file of a run",
      description =
          "Takes `Range` and `If-Range` (one range of bytes). `Repr-Digest` holds the SHA-256 of the whole file.",
      responses = {
        @ApiResponse(
            responseCode = "200",
            content =
                @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary"))),
        @ApiResponse(
            responseCode = "206",
            description = "The part that was asked for",
            content =
                @Content(mediaType = "*/*", schema = @Schema(type = "string", format = "binary")))
      })
  public Response download(
      @Auth Caller caller,
      @PathParam("run_id") UUID runId,
      @PathParam("artifact_id") UUID artifactId,
      @HeaderParam("Range") @Nullable String range,
      @HeaderParam("If-Range") @Nullable String ifRange) {
    RunDownloads.Download download = downloads.open(caller, runId, artifactId, range, ifRange);
    InputStream content = download.content();
    if (content == null) {
      throw new RangeNotSatisfiable(download.artifact().sizeBytes());
    }
    return describe(download).entity(content).build();
  }

  /** Says of a file what its download says, without reading it and without noting that somebody has it. */
  @HEAD
  @Produces("*/*")
  @Needs(Permission.JOB_READ)
  @Operation(hidden = true)
  public Response head(
      @Auth Caller caller,
      @PathParam("run_id") UUID runId,
      @PathParam("artifact_id") UUID artifactId) {
    return describe(downloads.describe(caller.tenant(), runId, artifactId)).build();
  }

  private static Response.ResponseBuilder describe(RunDownloads.Download download) {
    StoredArtifact artifact = download.artifact();
    ByteRange range = download.range();
    Response.ResponseBuilder response = range == null
        ? Response.ok().header(HttpHeaders.CONTENT_LENGTH, artifact.sizeBytes())
        : Response.status(Response.Status.PARTIAL_CONTENT)
            .header(HttpHeaders.CONTENT_LENGTH, range.length())
            .header(
                "Content-Range",
                "bytes " + range.first() + "-" + range.last() + "/" + artifact.sizeBytes());
    return response
        .type(artifact.mediaType())
        .header("Accept-Ranges", "bytes")
        .header(HttpHeaders.ETAG, download.entityTag())
        // RFC 9530: of the representation, that is, of the whole file also where a part is sent.
        .header("Repr-Digest", "sha-256=:" + base64(artifact.sha256()) + ":")
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(artifact.filename()));
  }

  private static String base64(String hex) {
    return Base64.getEncoder().encodeToString(HexFormat.of().parseHex(hex));
  }

  /** Names are letters, digits and a few signs (see file name templates), so quoting is enough; RFC 8187 for whoever prefers it. */
  private static String disposition(String filename) {
    String encoded = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"" + filename.replace("\"", "") + "\"; filename*=UTF-8''"
        + encoded;
  }
}
