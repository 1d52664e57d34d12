package io.openreg.server.render;

import static io.openreg.server.render.Template.Placeholder.RECORD_COUNT;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.render.XmlElements.Tag;
import io.openreg.server.render.XmlOptions.HeaderElement;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** xml: a root, elements and a header once around all records, and an element per record. */
final class XmlFormat implements RecordFormat {
  private final XmlOptions options;
  private final XmlElements elements;
  private final XmlRecord record;
  /** From the root inwards. */
  private final List<Tag> around;

  /** @param mapping null: rows as they are */
  XmlFormat(XmlOptions options, @Nullable XmlMapping mapping, List<FieldMapping> mappings) {
    this.options = options;
    this.elements = new XmlElements(options.pretty());
    if (mapping == null) {
      this.record = new XmlRowRecord(options.rowElement(), elements);
      this.around =
          List.of(new Tag(options.rootElement() == null ? "Document" : options.rootElement()));
    } else {
      this.record = new XmlMappedRecord(mapping.record(), mappings, elements);
      this.around = Stream.concat(Stream.of(mapping.root()), mapping.wrappers().stream())
          .map(Tag::new)
          .toList();
    }
  }

  @Override
  public void learn(Columns columns, boolean told) {
    record.learn(columns, told);
  }

  @Override
  public boolean isHeadLate() {
    return options.templates().anyMatch(template -> template.uses(RECORD_COUNT));
  }

  @Override
  public void head(Placeholders placeholders, long count, Bytes out) {
    if (options.declaration()) {
      out.ascii("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
      elements.newLine(out);
    }
    try {
      elements.open(around.get(0), 0, out);
      elements.attribute("xmlns", options.namespace(), out);
      out.put('>');
      elements.newLine(out);
      for (int level = 1; level < around.size(); level++) {
        elements.start(around.get(level), level, out);
      }
      for (HeaderElement element : options.header()) {
        header(element, around.size(), placeholders, count, out);
      }
      if (options.customHeader() != null) {
        out.utf8(placeholders.fillXml(options.customHeader(), count));
        elements.newLine(out);
      }
    } catch (UnfitValue e) {
      throw e.in("The header of the xml options");
    }
  }

  @Override
  public void record(Row row, long number, boolean first, Bytes out) {
    record.write(row, number, around.size(), out);
  }

  @Override
  public void tail(Placeholders placeholders, long count, Bytes out) {
    for (int level = around.size() - 1; level >= 0; level--) {
      elements.end(around.get(level), level, out);
    }
  }

  private void header(
      HeaderElement element, int level, Placeholders placeholders, long count, Bytes out)
      throws UnfitValue {
    Tag tag = new Tag(element.name());
    if (element.text() != null) {
      elements.element(tag, placeholders.fill(element.text(), count), level, out);
      return;
    }
    elements.start(tag, level, out);
    for (HeaderElement child : element.children()) {
      header(child, level + 1, placeholders, count, out);
    }
    elements.end(tag, level, out);
  }
}
