package io.openreg.server.platform.docs;

import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.http.Open;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** The API's document, and Swagger UI and ReDoc to read it with. API guide, "Interactive Documentation". */
@Path("/")
@Hidden
public final class DocsResource {
  // Both pages style by attributes; ReDoc searches in a worker it makes of a blob. Scripts come
  // from files of ours alone.
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
          + " img-src 'self' data:; font-src 'self' data:; connect-src 'self'; worker-src blob:; base-uri 'none';"
          + " form-action 'none'; frame-ancestors 'none'";

  private final byte[] document = OpenApiDocument.read();

  @GET
  @Path("openapi.json")
  @Open
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] document() {
    return document;
  }

  @GET
  @Path("api/v1/openapi.json")
  @Open
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] documentOfTheApi() {
    return document;
  }

  @GET
  @Path("docs")
  @Open
  public Response docs() {
    return page(PageAsset.DOCS);
  }

  @GET
  @Path("redoc")
  @Open
  public Response redoc() {
    return page(PageAsset.REDOC);
  }

  @GET
  @Path("docs/{file}")
  @Open
  public Response asset(@PathParam("file") String file) {
    return page(PageAsset.of(file).orElseThrow(() -> new NotFound("There is no such file.")));
  }

  private static Response page(PageAsset asset) {
    return Response.ok(asset.read(), asset.mediaType())
        .header("Content-Security-Policy", POLICY)
        // They change with the server's version alone; a browser asks again, and gets them again.
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
        .build();
  }
}
