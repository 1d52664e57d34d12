package io.openreg.server.platform.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The API's document, OpenAPI 3.0 in JSON, as it was committed with the model. */
public final class OpenApiDocument {
  private static final String RESOURCE = "/openapi.json";

  private OpenApiDocument() {}

  public static byte[] read() {
    try (InputStream document = OpenApiDocument.class.getResourceAsStream(RESOURCE)) {
      if (document == null) {
        throw new IllegalStateException("openapi.json is missing from the model's jar");
      }
      return document.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
