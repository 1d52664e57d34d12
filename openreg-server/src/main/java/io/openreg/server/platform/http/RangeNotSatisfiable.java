package io.openreg.server.platform.http;

import io.openreg.model.error.ProblemType;
import java.util.Map;

/** 416: the range asked for lies outside of the file. */
public final class RangeNotSatisfiable extends ApiException {
  private static final long serialVersionUID = 1;

  private final long size;

  /** @param size of the file in bytes */
  public RangeNotSatisfiable(long size) {
    super(
        ProblemType.RANGE_NOT_SATISFIABLE,
        "The file has " + size + " bytes: the range lies outside of it.",
        null);
    this.size = size;
  }

  @Override
  Map<String, String> headers() {
    return Map.of("Content-Range", "bytes */" + size);
  }
}
