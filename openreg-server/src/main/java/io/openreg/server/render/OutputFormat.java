package io.openreg.server.render;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A format of an output file. */
public enum OutputFormat {
  CSV("text/csv"),
  JSON("application/json"),
  XML("application/xml"),
  TXT("text/plain");

  private final String mediaType;

  OutputFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The format of that name in a version's config, in whatever case; empty where there is none. */
  public static Optional<OutputFormat> named(String name) {
    return Arrays.stream(values())
        .filter(format -> format.extension().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  /** What the files are served as. All of them are UTF-8. */
  public String mediaType() {
    return mediaType;
  }

  /** The name in configs and the file name's extension, without a dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  static String names() {
    return Arrays.stream(values()).map(OutputFormat::extension).collect(Collectors.joining(", "));
  }
}
