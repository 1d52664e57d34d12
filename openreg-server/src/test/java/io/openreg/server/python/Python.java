package io.openreg.server.python;

import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RowSource;
import io.openreg.server.platform.data.Rows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Runs code as a test writes it down, and holds what it has printed. */
final class Python {
  /** Opened once for all tests of the JVM: the first interpreter takes seconds. */
  static final PythonEngine ENGINE = PythonEngine.open();

  private final @Nullable RowSource source;
  private final Map<String, @Nullable Object> parameters = new LinkedHashMap<>();
  private final List<String> printed = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private MappingLookup mappings = MappingLookup.NONE;
  private @Nullable Rows rows;

  Python(@Nullable RowSource source) {
    this.source = source;
  }

  Python with(String parameter, @Nullable Object value) {
    parameters.put(parameter, value);
    return this;
  }

  Python with(MappingLookup lookup) {
    mappings = lookup;
    return this;
  }

  Python with(Rows given) {
    rows = given;
    return this;
  }

  List<String> printed() {
    return printed;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  PythonOutput output(String code) {
    return ENGINE.run(
        code,
        new PythonWorld(
            source,
            rows,
            mappings,
            parameters,
            (level, line) -> printed.add(level + " " + line),
            cancellation));
  }

  Rows rows(String code) {
    PythonOutput output = output(code);
    assertThat(output).isInstanceOf(PythonOutput.Records.class);
    return ((PythonOutput.Records) output).rows();
  }

  /** All rows, as maps. */
  List<Map<String, @Nullable Object>> all(String code) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    try (Rows rows = rows(code)) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
          map.put(row.columns().get(i).name(), row.get(i));
        }
        all.add(map);
      }
    }
    return all;
  }

  /** The only value of the only row. */
  @Nullable
  Object value(String expression) {
    List<Map<String, @Nullable Object>> all =
        all("def transform(db, mappings, params):\n    return {'value': " + expression + "}");
    assertThat(all).hasSize(1);
    return all.get(0).get("value");
  }
}
