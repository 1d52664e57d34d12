package io.openreg.server.render;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds a format's options in the places where clients put them; options in two places at once are a problem. */
final class OptionLocations {
  private final OptionReader config;
  private final @Nullable OptionReader outputConfig;

  OptionLocations(OptionReader config) {
    this.config = config;
    this.outputConfig = config.object("output_config");
  }

  /**
   * The options of a format, an empty object where there are none: those in {@code output_config}, else those at the
   * top of the config under one of the names.
   */
  OptionReader of(String... names) {
    List<OptionReader> found = new ArrayList<>();
    OptionReader preferred = outputConfig == null ? null : outputConfig.object(names[0]);
    if (preferred != null) {
      found.add(preferred);
    }
    for (String name : names) {
      OptionReader options = config.object(name);
      if (options != null && !found.isEmpty()) {
        config.valueProblem("is given in two places: keep output_config." + names[0], name);
      } else if (options != null) {
        found.add(options);
      }
    }
    return found.isEmpty() ? config.empty() : found.get(0);
  }

  /** Reports what is in {@code output_config} and is no format's name. */
  void refuseUnknown() {
    if (outputConfig != null) {
      outputConfig.refuseUnknown();
    }
  }
}
