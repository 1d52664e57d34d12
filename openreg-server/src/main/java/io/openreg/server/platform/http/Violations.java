package io.openreg.server.platform.http;

import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.dropwizard.jersey.validation.JerseyViolationException;
import io.openreg.model.error.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Broken constraints by their place in the request. */
final class Violations {
  private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();

  private Violations() {}

  static List<FieldError> of(JerseyViolationException e) {
    return e.getConstraintViolations().stream()
        .map(Violations::fault)
        .sorted(Comparator.comparing(fault -> fault.loc().toString()))
        .toList();
  }

  private static FieldError fault(ConstraintViolation<?> violation) {
    // @NotBlank speaks of what is absent too.
    boolean missing = violation.getInvalidValue() == null;
    return new FieldError(
        place(violation.getPropertyPath()),
        missing ? "field required" : violation.getMessage(),
        missing ? "value_error.missing" : "value_error");
  }

  private static List<Object> place(Path path) {
    List<Object> place = new ArrayList<>();
    for (Path.Node node : path) {
      switch (node.getKind()) {
        case METHOD, CONSTRUCTOR, RETURN_VALUE, CROSS_PARAMETER -> {}
        case PARAMETER -> place.addAll(parameter(node.getName()));
        default -> member(node, place);
      }
    }
    return place;
  }

  /** Dropwizard's JerseyParameterNameProvider calls parameters "query param limit" and the body "The request body". */
  private static List<String> parameter(String name) {
    String[] words = name.split(" ");
    return words.length == 3 && words[1].equals("param")
        ? List.of(words[0], words[2])
        : List.of("body");
  }

  private static void member(Path.Node node, List<Object> place) {
    if (node.getIndex() != null) {
      place.add(node.getIndex());
    } else if (node.getKey() != null) {
      place.add(String.valueOf(node.getKey()));
    }
    if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
      place.add(SNAKE_CASE.translate(node.getName()));
    }
  }
}
