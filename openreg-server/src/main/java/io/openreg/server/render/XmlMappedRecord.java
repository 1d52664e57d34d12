package io.openreg.server.render;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.render.XmlElements.Tag;
import io.openreg.server.render.XmlMapping.Attribute;
import io.openreg.server.render.XmlMapping.Element;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree of elements that field mappings describe, per row. An element without a value, an attribute or an element in it is left out. */
final class XmlMappedRecord implements XmlRecord {
  /** An element with its tag at hand. */
  private record Node(Tag tag, int field, List<Attribute> attributes, List<Node> children) {
    static Node of(Element element) {
      return new Node(
          new Tag(element.name()),
          element.field(),
          List.copyOf(element.attributes()),
          element.children().stream().map(Node::of).toList());
    }
  }

  private final Node record;
  private final MappedFields fields;
  private final XmlElements elements;
  private int current;

  XmlMappedRecord(Element record, List<FieldMapping> mappings, XmlElements elements) {
    this.record = Node.of(record);
    this.fields = new MappedFields(mappings);
    this.elements = elements;
  }

  @Override
  public void learn(Columns columns, boolean told) {
    if (told) {
      fields.check(columns);
    }
  }

  @Override
  public void write(Row row, long number, int level, Bytes out) {
    fields.read(row, number);
    try {
      element(record, level, true, out);
    } catch (UnfitValue e) {
      throw e.at(number, fields.names().get(current));
    }
  }

  /** @param always even where there is nothing in it: a record is counted, so it is there */
  private void element(Node node, int level, boolean always, Bytes out) throws UnfitValue {
    int start = out.size();
    elements.open(node.tag(), level, out);
    int bare = out.size();
    for (Attribute attribute : node.attributes()) {
      elements.attribute(attribute.name(), value(attribute.field()), out);
    }
    boolean filled = out.size() > bare;
    out.put('>');
    Object text = node.field() < 0 ? null : value(node.field());
    if (text != null) {
      elements.scalar(text, out);
      filled = true;
    } else if (!node.children().isEmpty()) {
      int before = out.size();
      elements.newLine(out);
      int content = out.size();
      for (Node child : node.children()) {
        element(child, level + 1, false, out);
      }
      if (out.size() > content) {
        filled = true;
        elements.indent(level, out);
      } else {
        out.truncate(before);
      }
    }
    elements.close(node.tag(), out);
    if (!filled && !always) {
      out.truncate(start);
    }
  }

  private @Nullable Object value(int field) throws UnfitValue {
    current = field;
    return fields.value(field);
  }
}
