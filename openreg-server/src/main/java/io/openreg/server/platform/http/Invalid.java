package io.openreg.server.platform.http;

import io.openreg.model.error.FieldError;
import io.openreg.model.error.ProblemType;
import java.util.List;

/** 422: the request is not of the form it must have; every fault is named with its place. */
public final class Invalid extends ApiException {
  private static final long serialVersionUID = 1;

  private final transient List<FieldError> errors;

  public Invalid(List<FieldError> errors) {
    super(ProblemType.VALIDATION_FAILED, "The request is not valid.", null);
    if (errors.isEmpty()) {
      throw new IllegalArgumentException("An invalid request has at least one fault");
    }
    this.errors = List.copyOf(errors);
  }

  public Invalid(FieldError error) {
    this(List.of(error));
  }

  @Override
  List<FieldError> fieldErrors() {
    return errors;
  }
}
