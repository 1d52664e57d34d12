package io.openreg.server.platform.http;

import com.fasterxml.jackson.core.JsonGenerationException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.openreg.model.error.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Places and causes of JSON that cannot be read. Nothing of Jackson's own words, which name our classes, goes out. */
final class JsonFaults {
  private JsonFaults() {}

  /** The fault of the sender; empty where it is ours. */
  static Optional<FieldError> of(JsonProcessingException e) {
    if (e instanceof JsonGenerationException || e instanceof InvalidDefinitionException) {
      return Optional.empty();
    }
    if (e instanceof StreamConstraintsException) {
      return Optional.of(new FieldError(
          List.of("body"),
          "is nested too deep, or holds a text or number that is too long",
          "value_error.json_limit"));
    }
    if (e instanceof JsonMappingException mapping) {
      return Optional.of(mapped(mapping));
    }
    return Optional.of(unreadable(List.of("body"), e));
  }

  private static FieldError mapped(JsonMappingException e) {
    List<Object> place = new ArrayList<>();
    place.add("body");
    for (JsonMappingException.Reference step : e.getPath()) {
      place.add(step.getFieldName() != null ? step.getFieldName() : (Object) step.getIndex());
    }
    if (e.getCause() instanceof JsonParseException parse) {
      return unreadable(place, parse);
    }
    if (e.getCause() instanceof StreamConstraintsException) {
      return new FieldError(
          place,
          "is nested too deep, or holds a text or number that is too long",
          "value_error.json_limit");
    }
    if (e.getCause() instanceof IllegalArgumentException refused && refused.getMessage() != null) {
      return new FieldError(place, refused.getMessage(), "value_error");
    }
    if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
      return new FieldError(
          place, "must be " + JsonKind.of(mismatch.getTargetType()), "type_error");
    }
    return new FieldError(place, "cannot be read", "value_error");
  }

  private static FieldError unreadable(List<Object> place, JsonProcessingException e) {
    // Jackson has no type of its own for this; see its DupDetector.
    boolean isTwice = e.getOriginalMessage().startsWith("Duplicate field");
    return new FieldError(
        place,
        (isTwice ? "has a member twice" : "is not JSON") + position(e),
        "value_error.jsondecode");
  }

  private static String position(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " (line " + e.getLocation().getLineNr() + ", column "
            + e.getLocation().getColumnNr() + ")";
  }
}
