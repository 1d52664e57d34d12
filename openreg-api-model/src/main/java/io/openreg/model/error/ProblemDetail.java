package io.openreg.model.error;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The guide's {@code detail}: one sentence, or, with status 422, the list of what is wrong (API guide, section "Error Response Format"). Exactly one of the
 * two is on the wire; reading takes whatever a proxy in between may have made of it.
 *
 * @param text the sentence; made from the list where that was sent
 * @param fieldErrors the list; empty where a sentence was sent
 */
public record ProblemDetail(String text, List<FieldError> fieldErrors) {
  public ProblemDetail {
    fieldErrors = List.copyOf(fieldErrors);
  }

  public static ProblemDetail of(String text) {
    return new ProblemDetail(text, List.of());
  }

  public static ProblemDetail of(List<FieldError> fieldErrors) {
    return new ProblemDetail(
        fieldErrors.stream().map(FieldError::toString).collect(Collectors.joining("; ")),
        fieldErrors);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  static ProblemDetail read(Object json) {
    return json instanceof List<?> list
        ? of(list.stream().map(ProblemDetail::fieldError).toList())
        : of(String.valueOf(json));
  }

  @JsonValue
  Object write() {
    return fieldErrors.isEmpty() ? text : fieldErrors;
  }

  private static FieldError fieldError(@Nullable Object json) {
    if (json instanceof Map<?, ?> member) {
      return new FieldError(
          location(member.get("loc")), text(member.get("msg")), text(member.get("type")));
    }
    return new FieldError(List.of(), text(json), "");
  }

  private static List<Object> location(@Nullable Object json) {
    return json instanceof List<?> list
        ? list.stream().<Object>map(ProblemDetail::step).toList()
        : List.of();
  }

  private static Object step(@Nullable Object json) {
    return json instanceof Number number ? number : text(json);
  }

  private static String text(@Nullable Object json) {
    return json == null ? "" : json.toString();
  }
}
