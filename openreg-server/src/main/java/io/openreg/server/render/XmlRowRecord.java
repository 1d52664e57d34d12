package io.openreg.server.render;

import static io.openreg.server.platform.data.FailureCode.ARTIFACT_GENERATION_ERROR;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.render.XmlElements.Tag;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An element per row with an element per column, as deep as the values are. */
final class XmlRowRecord implements XmlRecord {
  private final XmlElements elements;
  private @Nullable Tag tag;
  private Columns tagged = Columns.NONE;
  private Tag[] tags = {};
  private boolean[] attributes = {};

  /** @param rowElement null: {@code row}, or {@code Tx} where the first row holds an object */
  XmlRowRecord(@Nullable String rowElement, XmlElements elements) {
    this.elements = elements;
    this.tag = rowElement == null ? null : new Tag(rowElement);
  }

  @Override
  public void learn(Columns columns, boolean told) {
    tag(columns);
  }

  @Override
  public void write(Row row, long number, int level, Bytes out) {
    if (!row.columns().equals(tagged)) {
      tag(row.columns());
    }
    Tag rowTag = tag == null ? chosenBy(row) : tag;
    int i = 0;
    try {
      elements.open(rowTag, level, out);
      for (; i < tags.length; i++) {
        if (attributes[i]) {
          elements.attribute(tags[i].name(), row.get(i), out);
        }
      }
      out.put('>');
      elements.newLine(out);
      for (i = 0; i < tags.length; i++) {
        if (!attributes[i]) {
          elements.element(tags[i], row.get(i), level + 1, out);
        }
      }
      elements.end(rowTag, level, out);
    } catch (UnfitValue e) {
      throw e.at(number, row.columns().get(i).name());
    }
  }

  private Tag chosenBy(Row first) {
    boolean nested = false;
    for (int i = 0; i < first.size(); i++) {
      nested |= first.get(i) instanceof Map<?, ?>;
    }
    Tag chosen = new Tag(nested ? "Tx" : "row");
    tag = chosen;
    return chosen;
  }

  private void tag(Columns columns) {
    Map<String, String> seen = new HashMap<>();
    tags = new Tag[columns.size()];
    attributes = new boolean[columns.size()];
    for (int i = 0; i < tags.length; i++) {
      String name = columns.get(i).name();
      tags[i] = elements.tag(name);
      attributes[i] = XmlElements.isAttribute(name);
      String other = seen.put((attributes[i] ? "@" : "") + tags[i].name(), name);
      if (other != null) {
        throw new RunFailure(
            ARTIFACT_GENERATION_ERROR,
            "Columns '" + other + "' and '" + name + "' would both be element " + tags[i].name()
                + ". Give one of them another name in the query, with AS.");
      }
    }
    tagged = columns;
  }
}
