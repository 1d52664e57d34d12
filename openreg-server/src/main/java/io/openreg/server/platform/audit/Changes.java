package io.openreg.server.platform.audit;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The state of a thing before and after an act; either may be missing. Members whose names speak of secrets are masked when written. */
public record Changes(@Nullable Object before, @Nullable Object after) {
  public static final Changes NONE = new Changes(null, null);

  public static Changes after(Object after) {
    return new Changes(null, after);
  }

  public static Changes before(Object before) {
    return new Changes(before, null);
  }

  public static Changes between(Object before, Object after) {
    return new Changes(before, after);
  }

  Map<String, Object> present() {
    Map<String, Object> members = new LinkedHashMap<>();
    if (before != null) {
      members.put("before", before);
    }
    if (after != null) {
      members.put("after", after);
    }
    return members;
  }
}
