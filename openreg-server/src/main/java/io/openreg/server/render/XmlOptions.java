package io.openreg.server.render;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * How an xml file is written.
 *
 * <p>{@code header} is an object of elements, nested as far as wanted, that stand once before the records, in the innermost element
 * around them; {@code custom_header} is XML text for the same place, after it. Both take placeholders.
 *
 * @param rootElement null: see {@link XmlMapping} and, without mappings, {@code Document}
 * @param rowElement null: with mappings see {@link XmlMapping}; else {@code row}, or {@code Tx} where the first record holds an object
 * @param namespace the default namespace of everything in the file
 */
record XmlOptions(
    @Nullable String rootElement,
    @Nullable String rowElement,
    boolean pretty,
    boolean declaration,
    @Nullable String namespace,
    List<HeaderElement> header,
    @Nullable Template customHeader) {

  /** An element with text or with elements in it. */
  record HeaderElement(String name, @Nullable Template text, List<HeaderElement> children) {
    Stream<Template> templates() {
      return Stream.concat(
          Stream.ofNullable(text), children.stream().flatMap(HeaderElement::templates));
    }
  }

  /** @param namespace what the config says outside of the xml options */
  static XmlOptions parse(OptionReader options, @Nullable String namespace) {
    String own = options.string("namespace");
    List<HeaderElement> header = new ArrayList<>();
    OptionReader headerOptions = options.object("header");
    if (headerOptions != null) {
      if (headerOptions.has("message_type")) {
        headerOptions.problem("not_supported", "is not supported yet", "message_type");
      }
      elements(headerOptions, headerOptions.takeAll(), header);
    }
    Template customHeader = options.template("custom_header", false);
    if (customHeader != null && !isXml("<x>" + customHeader.fill(placeholder -> "1") + "</x>")) {
      options.valueProblem(
          "must be well-formed XML elements, without a document type", "custom_header");
    }
    XmlOptions xml = new XmlOptions(
        name(options, "root_element"),
        name(options, "row_element"),
        options.flag("pretty_print", true),
        options.flag("include_declaration", true),
        own == null || own.isBlank() ? namespace : own,
        header,
        customHeader);
    options.refuseUnknown();
    return xml;
  }

  private static @Nullable String name(OptionReader options, String member) {
    String name = options.string(member);
    if (name == null || name.isBlank()) {
      return null;
    }
    if (!XmlNames.isName(name)) {
      options.valueProblem(
          "must be an element's name: a letter or _, then letters, digits, _, - and .", member);
      return null;
    }
    return name;
  }

  private static void elements(OptionReader options, Map<?, ?> members, List<HeaderElement> into) {
    members.forEach((key, value) -> {
      String name = String.valueOf(key);
      if (value == null || name.equals("message_type")) {
        return;
      }
      if (!XmlNames.isName(name)) {
        options.valueProblem("must be an element's name", name);
      } else if (value instanceof Map<?, ?> nested) {
        List<HeaderElement> children = new ArrayList<>();
        OptionReader below = options.object(name);
        if (below != null) {
          elements(below, nested, children);
        }
        into.add(new HeaderElement(name, null, children));
      } else if (value instanceof String || value instanceof Number || value instanceof Boolean) {
        Template text =
            Template.parse(value.toString(), false, msg -> options.valueProblem(msg, name));
        into.add(new HeaderElement(name, text, List.of()));
      } else {
        options.typeProblem("must be text or an object of elements", name);
      }
    });
  }

  private static boolean isXml(String text) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(text));
      while (reader.hasNext()) {
        reader.next();
      }
      return true;
    } catch (XMLStreamException e) {
      return false;
    }
  }

  Stream<Template> templates() {
    return Stream.concat(
        Stream.ofNullable(customHeader), header.stream().flatMap(HeaderElement::templates));
  }
}
