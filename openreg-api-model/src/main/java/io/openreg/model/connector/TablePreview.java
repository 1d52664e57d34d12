package io.openreg.model.connector;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first rows of a table.
 *
 * @param rows values by column name; decimals are exact, dates and times ISO 8601 text
 * @param rowCount how many rows are here, not in the table
 */
public record TablePreview(
    List<Map<String, @Nullable Object>> rows,
    @Schema(example = "trades") String table,
    @Schema(example = "5") int rowCount) {
  public TablePreview {
    rows = rows == null ? List.of() : List.copyOf(rows);
  }
}
