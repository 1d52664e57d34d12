package io.openreg.server.platform.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** The files the two pages are made of: ours, and those of their WebJars. Nothing else can be asked for. */
enum PageAsset {
  DOCS("docs.html", "text/html;charset=utf-8"),
  DOCS_START("docs.js", "text/javascript;charset=utf-8"),
  SWAGGER_CODE("swagger-ui-bundle.js", "text/javascript;charset=utf-8", "swagger-ui"),
  SWAGGER_STYLE("swagger-ui.css", "text/css;charset=utf-8", "swagger-ui"),
  ICON("favicon-32x32.png", "image/png", "swagger-ui"),
  REDOC("redoc.html", "text/html;charset=utf-8"),
  REDOC_CODE("redoc.standalone.js", "text/javascript;charset=utf-8", "redoc");

  private final String file;
  private final String mediaType;
  private final String webJar;

  PageAsset(String file, String mediaType) {
    this(file, mediaType, "");
  }

  PageAsset(String file, String mediaType, String webJar) {
    this.file = file;
    this.mediaType = mediaType;
    this.webJar = webJar;
  }

  static Optional<PageAsset> of(String file) {
    for (PageAsset asset : values()) {
      if (asset.file.equals(file)) {
        return Optional.of(asset);
      }
    }
    return Optional.empty();
  }

  String mediaType() {
    return mediaType;
  }

  byte[] read() {
    try (InputStream content = PageAsset.class.getResourceAsStream(resource())) {
      if (content == null) {
        throw new IllegalStateException(resource() + " is not on the class path");
      }
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String resource() throws IOException {
    if (webJar.isEmpty()) {
      return file;
    }
    Properties versions = new Properties();
    try (InputStream file = PageAsset.class.getResourceAsStream("webjars.properties")) {
      versions.load(file);
    }
    return "/META-INF/resources/webjars/" + webJar + "/" + versions.getProperty(webJar) + "/"
        + file;
  }
}
