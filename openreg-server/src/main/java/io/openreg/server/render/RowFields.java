package io.openreg.server.render;

import io.openreg.server.platform.data.Columns;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of a run's records: those that mappings name, else the columns of the first row. */
final class RowFields {
  private final @Nullable MappedFields mapped;
  private @Nullable Fields fields;

  RowFields(List<FieldMapping> mappings) {
    this.mapped = mappings.isEmpty() ? null : new MappedFields(mappings);
    this.fields = mapped;
  }

  void learn(Columns columns, boolean told) {
    if (mapped == null) {
      fields = new ColumnFields(columns);
    } else if (told) {
      mapped.check(columns);
    }
  }

  /** Empty as long as there are no mappings and no columns have been learnt. */
  Optional<Fields> known() {
    return Optional.ofNullable(fields);
  }

  /** To be asked once there is a row. */
  Fields fields() {
    if (fields == null) {
      throw new IllegalStateException("no columns have been learnt");
    }
    return fields;
  }
}
