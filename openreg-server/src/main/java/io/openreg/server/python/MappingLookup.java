package io.openreg.server.python;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What {@code mappings} in a transform looks things up in. */
public interface MappingLookup {
  /** For runs without mapping sets: every look-up finds that the set is unknown. */
  MappingLookup NONE = new MappingLookup() {
    @Override
    public boolean knows(String set) {
      return false;
    }

    @Override
    public @Nullable String find(String set, String source, @Nullable LocalDate on) {
      return null;
    }
  };

  boolean knows(String set);

  /**
   * The counterpart of a value; null where the set has none, or is not known.
   *
   * @param on the day it is to be in force, or null for the run's own
   */
  @Nullable
  String find(String set, String source, @Nullable LocalDate on);
}
