package io.openreg.server.render;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The tree that field mappings' XPaths describe: a root, elements written once around all records, and one element per record.
 *
 * <ul>
 *   <li>The root is {@code root_element}, else the first segment of the first XPath that has several, else {@code Document}. An XPath that
 *       does not begin with it is taken as relative to it.
 *   <li>{@code row_element}, where the XPaths pass through it, is the record, and what they have above it is written once. Where they do not,
 *       each record is wrapped in it.
 *   <li>Without {@code row_element} the record is the element below the root that all XPaths share; where they share none,
 *       {@code row} is put around each record, so that records can be told apart.
 * </ul>
 *
 * In a record, XPaths that begin alike share their elements, which stand where the first of them stands; equal XPaths repeat the element.
 *
 * @param wrappers names of the elements between the root and the records, from the outside in
 */
record XmlMapping(String root, List<String> wrappers, XmlMapping.Element record) {
  /** An element of the record. Built once from the mappings, then only read. */
  static final class Element {
    private final String name;
    private final List<Attribute> attributes = new ArrayList<>();
    private final List<Element> children = new ArrayList<>();
    private int field = -1;

    Element(String name) {
      this.name = name;
    }

    String name() {
      return name;
    }

    /** The mapping, by its position, whose value is the text; -1 where there is none. */
    int field() {
      return field;
    }

    List<Attribute> attributes() {
      return attributes;
    }

    List<Element> children() {
      return children;
    }

    /** The latest child of that name, a new one where there is none. */
    private Element child(String childName) {
      for (int i = children.size() - 1; i >= 0; i--) {
        if (children.get(i).name.equals(childName)) {
          return children.get(i);
        }
      }
      return add(childName);
    }

    private Element add(String childName) {
      Element child = new Element(childName);
      children.add(child);
      return child;
    }
  }

  /** An attribute with the value of that mapping. */
  record Attribute(String name, int field) {}

  /** Where a mapping's value goes, below the root. */
  private record Target(List<String> path, @Nullable String attribute) {
    /** Whether the value lies in that element, and not in it as its text. */
    boolean passesThrough(int segment) {
      return segment < path.size() - 1 || attribute != null;
    }
  }

  /** Null where the XPaths do not make one tree; the problems are then reported, each at its mapping. */
  static @Nullable XmlMapping of(List<FieldMapping> mappings, XmlOptions xml, OptionReader config) {
    String root = xml.rootElement() == null ? root(mappings) : xml.rootElement();
    List<Target> targets =
        mappings.stream().map(mapping -> target(mapping, root)).toList();
    List<String> above = toRecord(targets, xml.rowElement());
    String name = !above.isEmpty()
        ? above.get(above.size() - 1)
        : xml.rowElement() == null ? "row" : xml.rowElement();
    Element record = new Element(name);
    boolean whole = true;
    for (int i = 0; i < targets.size(); i++) {
      String problem = place(record, above, targets.get(i), i);
      if (problem != null) {
        config.valueProblem(problem, "field_mappings", i, "targetXPath");
        whole = false;
      }
    }
    return whole
        ? new XmlMapping(root, above.subList(0, Math.max(0, above.size() - 1)), record)
        : null;
  }

  private static String root(List<FieldMapping> mappings) {
    return mappings.stream()
        .filter(mapping -> mapping.path().size() + (mapping.attribute() == null ? 0 : 1) > 1)
        .map(mapping -> mapping.path().get(0))
        .findFirst()
        .orElse("Document");
  }

  private static Target target(FieldMapping mapping, String root) {
    List<String> path = mapping.path();
    if (path.isEmpty()) {
      return mapping.attribute() == null
          ? new Target(List.of(XmlNames.safe(mapping.name())), null)
          : new Target(path, mapping.attribute());
    }
    boolean fromRoot = path.get(0).equals(root) && (path.size() > 1 || mapping.attribute() != null);
    return new Target(fromRoot ? path.subList(1, path.size()) : path, mapping.attribute());
  }

  /** The elements from below the root down to the record; empty where the record is put around what the XPaths have. */
  private static List<String> toRecord(List<Target> targets, @Nullable String rowElement) {
    if (rowElement != null) {
      return targets.stream()
          .flatMap(target -> IntStream.range(0, target.path().size())
              .filter(i -> target.path().get(i).equals(rowElement) && target.passesThrough(i))
              .limit(1)
              .mapToObj(i -> target.path().subList(0, i + 1)))
          .findFirst()
          .orElse(List.of());
    }
    List<String> first = targets.get(0).path();
    boolean shared = !first.isEmpty()
        && targets.stream()
            .allMatch(target -> !target.path().isEmpty()
                && target.path().get(0).equals(first.get(0))
                && target.passesThrough(0));
    return shared ? first.subList(0, 1) : List.of();
  }

  /** Adds one mapping to the record; returns what is wrong with it, or null. */
  private static @Nullable String place(
      Element record, List<String> above, Target target, int field) {
    List<String> path = target.path();
    if (path.size() < above.size() || !path.subList(0, above.size()).equals(above)) {
      return "must lie below " + String.join("/", above) + ", the element of a record";
    }
    Element element = record;
    for (int i = above.size(); i < path.size(); i++) {
      boolean text = i == path.size() - 1 && target.attribute() == null;
      Element parent = element;
      element = parent.child(path.get(i));
      if (text && element.field >= 0) {
        element = parent.add(path.get(i));
      } else if (i < path.size() - 1 && element.field >= 0) {
        return "goes through " + element.name + ", which another mapping gives a text";
      }
    }
    return target.attribute() == null
        ? text(element, field)
        : attribute(element, new Attribute(target.attribute(), field));
  }

  private static @Nullable String text(Element element, int field) {
    if (!element.children.isEmpty()) {
      return "gives " + element.name + " a text, and other mappings give it elements";
    }
    element.field = field;
    return null;
  }

  private static @Nullable String attribute(Element element, Attribute attribute) {
    if (element.attributes.stream().anyMatch(other -> other.name().equals(attribute.name()))) {
      return "gives " + element.name + " the attribute " + attribute.name() + " a second time";
    }
    element.attributes.add(attribute);
    return null;
  }
}
