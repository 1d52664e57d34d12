package io.openreg.server.platform.data;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something that answers SQL: in a run, the report's connector. */
public interface RowSource {
  /**
   * Runs one statement that reads, and streams its rows.
   *
   * @param sql a query whose parameters are written {@code :name}
   * @param parameters a value for each of them; a name that is missing here is a {@link RunFailure}
   */
  Rows query(String sql, Map<String, @Nullable Object> parameters);
}
