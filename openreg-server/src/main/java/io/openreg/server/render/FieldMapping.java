package io.openreg.server.render;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one field of the output is made. Its member names are taken in camel case, as the guide's clients send them, and in snake case.
 *
 * @param source the column it is read from; null for a constant
 * @param path the element names of the target XPath, without the last where that is an attribute; empty where only a name is given
 * @param attribute the attribute's name where the XPath ends in {@code @name}
 * @param name the field's name in csv, json and txt: the XPath's last segment without {@code @}, or the source column
 * @param otherwise the value where the transformed one is null or empty
 */
record FieldMapping(
    @Nullable String source,
    List<String> path,
    @Nullable String attribute,
    String name,
    @Nullable FieldTransform transform,
    @Nullable Object otherwise) {

  /** A column as it is. */
  static FieldMapping ofColumn(String column) {
    return new FieldMapping(column, List.of(), null, column, null, null);
  }

  /** Null where the mapping is not valid; the problems are then reported. */
  static @Nullable FieldMapping parse(OptionReader options) {
    String source = blankToNull(either(options, "sourceColumn", "source_column"));
    String xpath = blankToNull(either(options, "targetXPath", "target_xpath"));
    FieldTransform transform = transform(options);
    Object otherwise = otherwise(options);
    options.refuseUnknown();
    if (xpath == null) {
      if (source == null) {
        options.problem(
            "missing", "needs a targetXPath, or a sourceColumn to be named after", "targetXPath");
        return null;
      }
      return new FieldMapping(source, List.of(), null, source, transform, otherwise);
    }
    String[] segments = (xpath.startsWith("/") ? xpath.substring(1) : xpath).split("/", -1);
    for (int i = 0; i < segments.length; i++) {
      boolean attribute = i == segments.length - 1 && segments[i].startsWith("@");
      if (!XmlNames.isName(attribute ? segments[i].substring(1) : segments[i])) {
        options.valueProblem(
            "must be element names separated by /, the last of which may be an @attribute; '"
                + segments[i] + "' is neither",
            "targetXPath");
        return null;
      }
    }
    List<String> path = List.of(segments);
    String last = path.get(path.size() - 1);
    return last.startsWith("@")
        ? new FieldMapping(
            source,
            path.subList(0, path.size() - 1),
            last.substring(1),
            last.substring(1),
            transform,
            otherwise)
        : new FieldMapping(source, path, null, last, transform, otherwise);
  }

  private static @Nullable String either(OptionReader options, String camel, String snake) {
    String value = options.string(camel);
    String other = options.string(snake);
    return value == null ? other : value;
  }

  private static @Nullable FieldTransform transform(OptionReader options) {
    String name = blankToNull(options.string("transform"));
    if (name == null || name.equals("NONE")) {
      return null;
    }
    return FieldTransform.named(name).orElseGet(() -> {
      options.valueProblem("is no transform; known are " + FieldTransform.names(), "transform");
      return null;
    });
  }

  private static @Nullable Object otherwise(OptionReader options) {
    Object camel = options.take("defaultValue");
    Object snake = options.take("default_value");
    Object value = camel == null ? snake : camel;
    if (value == null || value.equals("")) {
      return null;
    }
    if (value instanceof String || value instanceof Boolean) {
      return value;
    }
    if (value instanceof Number) {
      return new BigDecimal(value.toString());
    }
    options.typeProblem(
        "must be a string, a number or a boolean",
        camel == null ? "default_value" : "defaultValue");
    return null;
  }

  private static @Nullable String blankToNull(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
