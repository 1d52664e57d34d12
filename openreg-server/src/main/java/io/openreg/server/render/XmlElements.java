package io.openreg.server.render;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Elements with values in them. A null is left out; a list repeats its element; a map is an element whose keys are elements in it, except that
 * a key {@code @name} is an attribute and {@code #text} the text beside attributes.
 */
final class XmlElements {
  /** The bytes around an element's content. */
  static final class Tag {
    private final String name;
    private final byte[] open;
    private final byte[] close;

    /** @param name a valid name */
    Tag(String name) {
      this.name = name;
      this.open = ("<" + name + ">").getBytes(UTF_8);
      this.close = ("</" + name + ">").getBytes(UTF_8);
    }

    String name() {
      return name;
    }
  }

  static final String TEXT_KEY = "#text";
  private static final int DEEPEST = 500;
  private static final int MOST_TAGS = 10_000;

  private final boolean pretty;
  private final XmlText text = new XmlText();
  private final ValueText values = ValueText.ofScalars(ValueText.Style.XML);
  private final Map<String, Tag> tags = new HashMap<>();
  private int depth;

  XmlElements(boolean pretty) {
    this.pretty = pretty;
  }

  /** The tag of a column or key, its name made safe. */
  Tag tag(String key) {
    Tag tag = tags.get(key);
    if (tag == null) {
      tag = new Tag(XmlNames.safe(key));
      if (tags.size() < MOST_TAGS) {
        tags.put(key, tag);
      }
    }
    return tag;
  }

  static boolean isAttribute(String key) {
    return key.startsWith("@");
  }

  void start(Tag tag, int level, Bytes out) {
    indent(level, out);
    out.put(tag.open);
    newLine(out);
  }

  void end(Tag tag, int level, Bytes out) {
    indent(level, out);
    close(tag, out);
  }

  void element(Tag tag, @Nullable Object value, int level, Bytes out) throws UnfitValue {
    if (ValueText.isNested(value)) {
      nested(tag, value, level, out);
    } else if (value != null) {
      indent(level, out);
      out.put(tag.open);
      scalar(value, out);
      close(tag, out);
    }
  }

  /** An opening tag of which the closing bracket is still to come, for attributes. */
  void open(Tag tag, int level, Bytes out) {
    indent(level, out);
    out.put(tag.open, 0, tag.open.length - 1);
  }

  /** The closing tag, on the line where the content ends. */
  void close(Tag tag, Bytes out) {
    out.put(tag.close);
    newLine(out);
  }

  void attribute(String name, @Nullable Object value, Bytes out) throws UnfitValue {
    if (value != null) {
      out.put(' ').utf8(name).put('=').put('"');
      if (value instanceof String string) {
        text.attribute(string, out);
      } else {
        values.append(value, out);
      }
      out.put('"');
    }
  }

  void scalar(Object value, Bytes out) throws UnfitValue {
    if (value instanceof String string) {
      text.text(string, out);
    } else {
      values.append(value, out);
    }
  }

  void indent(int level, Bytes out) {
    if (pretty) {
      for (int i = 0; i < level; i++) {
        out.put(' ').put(' ').put(' ').put(' ');
      }
    }
  }

  void newLine(Bytes out) {
    if (pretty) {
      out.put('\n');
    }
  }

  private void object(Tag tag, Map<?, ?> map, int level, Bytes out) throws UnfitValue {
    open(tag, level, out);
    Object ownText = map.get(TEXT_KEY);
    boolean elements = false;
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (isAttribute(key)) {
        attribute(tag(key).name(), entry.getValue(), out);
      } else if (!key.equals(TEXT_KEY)) {
        elements |= entry.getValue() != null;
      }
    }
    out.put('>');
    if (ownText != null) {
      if (elements) {
        throw new UnfitValue("has " + TEXT_KEY + " beside elements in " + tag.name());
      }
      scalar(ownText, out);
    } else if (elements) {
      newLine(out);
      children(map, level + 1, out);
      indent(level, out);
    }
    close(tag, out);
  }

  private void nested(Tag tag, @Nullable Object value, int level, Bytes out) throws UnfitValue {
    depth++;
    if (depth > DEEPEST) {
      throw new UnfitValue("is nested more than " + DEEPEST + " levels deep");
    }
    if (value instanceof Map<?, ?> map) {
      object(tag, map, level, out);
    } else if (value instanceof List<?> list) {
      for (Object item : list) {
        element(tag, item, level, out);
      }
    }
    depth--;
  }

  private void children(Map<?, ?> map, int level, Bytes out) throws UnfitValue {
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      String key = String.valueOf(entry.getKey());
      if (!isAttribute(key)) {
        element(tag(key), entry.getValue(), level, out);
      }
    }
  }
}
