package io.openreg.server.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jspecify.annotations.Nullable;

/**
 * How a json file is written: an array of objects, or that array in the place of {@code {data}} in a wrapper. With {@code
 * wrap_in_array} false there is no array: one object a line, as JSON Lines has it, and {@code pretty_print} is then off.
 */
record JsonOptions(boolean pretty, boolean array, @Nullable Template wrapper) {

  static JsonOptions parse(OptionReader options) {
    boolean array = options.flag("wrap_in_array", true);
    boolean pretty = options.flag("pretty_print", array);
    if (pretty && !array) {
      options.valueProblem(
          "must be false with wrap_in_array false, which writes one object a line", "pretty_print");
    }
    Template wrapper = options.template("wrapper_template", true);
    if (wrapper != null) {
      checkWrapper(wrapper, array, options);
    }
    options.refuseUnknown();
    return new JsonOptions(pretty, array, wrapper);
  }

  private static void checkWrapper(Template wrapper, boolean array, OptionReader options) {
    if (!array) {
      options.valueProblem("needs wrap_in_array: {data} is the array", "wrapper_template");
    } else if (wrapper.count(Template.Placeholder.DATA) != 1) {
      options.valueProblem("must hold {data} once, where the records go", "wrapper_template");
    } else if (!isJson(wrapper.fill(JsonOptions::sample))) {
      options.valueProblem(
          "must be JSON once its placeholders are filled: {data} and counts stand by themselves, texts in quotes",
          "wrapper_template");
    }
  }

  private static String sample(Template.Placeholder placeholder) {
    return switch (placeholder) {
      case DATA -> "[{\"a\":\"b\"}]";
      case RECORD_COUNT, PAGE_NUMBER -> "1";
      case REPORTING_DATE, REPORTING_LEI, FILENAME, TIMESTAMP -> "x";
    };
  }

  private static boolean isJson(String text) {
    try {
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).readTree(text);
      return true;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
