package io.openreg.server.platform.http;

import io.openreg.model.error.FieldError;
import java.util.List;
import org.glassfish.jersey.server.ParamException;

/** Places of parameters that cannot be read as what they must be. */
final class ParameterFaults {
  private ParameterFaults() {}

  static FieldError of(ParamException e) {
    return new FieldError(
        List.of(place(e), e.getParameterName()),
        "has not the form this parameter must have",
        "type_error");
  }

  private static String place(ParamException e) {
    if (e instanceof ParamException.PathParamException) {
      return "path";
    }
    if (e instanceof ParamException.HeaderParamException) {
      return "header";
    }
    return "query";
  }
}
