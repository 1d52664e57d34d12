package io.openreg.server.render;

import static io.openreg.server.platform.data.FailureCode.ARTIFACT_GENERATION_ERROR;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields that mappings name. A source column is looked up by its name and, where a transform in Python has already renamed
 * it, by the field's own.
 */
final class MappedFields implements Fields {
  private final List<FieldMapping> mappings;
  private final ValueText text = ValueText.ofCells();
  private final int[] positions;
  private Columns last = Columns.NONE;
  private @Nullable Row row;

  MappedFields(List<FieldMapping> mappings) {
    this.mappings = mappings;
    this.positions = new int[mappings.size()];
    Arrays.fill(positions, -1);
  }

  /** Fails where the source, which knows its columns, has not got one that a mapping reads: a misspelt name. */
  void check(Columns columns) {
    for (FieldMapping mapping : mappings) {
      if (mapping.source() != null && position(mapping, columns) < 0) {
        throw new RunFailure(
            ARTIFACT_GENERATION_ERROR,
            "The output reads column '" + mapping.source()
                + "', which the rows do not have. They have: " + String.join(", ", columns.names())
                + ".");
      }
    }
  }

  @Override
  public List<String> names() {
    return mappings.stream().map(FieldMapping::name).toList();
  }

  @Override
  public int size() {
    return positions.length;
  }

  @Override
  public void read(Row row, long number) {
    if (!row.columns().equals(last)) {
      for (int i = 0; i < positions.length; i++) {
        positions[i] = position(mappings.get(i), row.columns());
      }
      last = row.columns();
    }
    this.row = row;
  }

  @Override
  public @Nullable Object value(int index) throws UnfitValue {
    FieldMapping mapping = mappings.get(index);
    Object value = row == null || positions[index] < 0 ? null : row.get(positions[index]);
    FieldTransform transform = mapping.transform();
    if (transform != null && value != null) {
      boolean lacking = value instanceof String string && string.isBlank() && !transform.isOfText();
      value = lacking ? null : transform.apply(value, text);
    }
    boolean empty = value == null || value.equals("");
    return empty && mapping.otherwise() != null ? mapping.otherwise() : value;
  }

  private static int position(FieldMapping mapping, Columns columns) {
    if (mapping.source() == null) {
      return -1;
    }
    int position = columns.indexOf(mapping.source());
    return position < 0 ? columns.indexOf(mapping.name()) : position;
  }
}
