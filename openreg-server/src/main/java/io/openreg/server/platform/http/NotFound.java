package io.openreg.server.platform.http;

import io.openreg.model.error.ProblemType;
import java.util.function.Supplier;

/** 404: there is none, or none in the caller's tenant, which must look the same. */
public final class NotFound extends ApiException {
  private static final long serialVersionUID = 1;

  public NotFound(String detail) {
    super(ProblemType.NOT_FOUND, detail, null);
  }

  /** For {@code Optional.orElseThrow}: {@code "Report not found"}. */
  public static Supplier<NotFound> of(String entity) {
    return () -> new NotFound(entity + " not found");
  }
}
