package io.openreg.server.render;

import static io.openreg.server.platform.data.FailureCode.ARTIFACT_GENERATION_ERROR;
import static io.openreg.server.render.Template.Placeholder.RECORD_COUNT;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * json: an object per record. A row keeps the keys it came with, nulls included; mappings give every record the same. Texts that
 * placeholders bring into a wrapper are escaped.
 */
final class JsonFormat implements RecordFormat {
  private final JsonOptions options;
  private final @Nullable MappedFields mapped;
  private final Template before;
  private final Template after;
  private final JsonValues values = new JsonValues();
  private final Bytes buffer = new Bytes();
  private final JsonGenerator generator;
  private Columns named = Columns.NONE;
  private SerializedString[] names = {};

  JsonFormat(JsonOptions options, List<FieldMapping> mappings) {
    this.options = options;
    this.mapped = mappings.isEmpty() ? null : new MappedFields(mappings);
    List<Template> around = options.wrapper() == null
        ? List.of(Template.of(""), Template.of(options.pretty() ? "\n" : ""))
        : options.wrapper().aroundData();
    this.before = around.get(0);
    this.after = around.get(1);
    try {
      this.generator = values.generator(buffer);
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory cannot fail", e);
    }
    if (options.pretty()) {
      generator.setPrettyPrinter(printer());
    }
    if (mapped != null) {
      names = serialized(mapped.names());
    }
  }

  @Override
  public void learn(Columns columns, boolean told) {
    if (mapped == null) {
      name(columns);
    } else if (told) {
      mapped.check(columns);
    }
  }

  @Override
  public boolean isHeadLate() {
    return before.uses(RECORD_COUNT);
  }

  @Override
  public void head(Placeholders placeholders, long count, Bytes out) {
    text(before, placeholders, count, out);
    if (options.array()) {
      out.put('[');
    }
  }

  @Override
  public void record(Row row, long number, boolean first, Bytes out) {
    if (options.array()) {
      out.ascii(first ? "" : ",").ascii(options.pretty() ? "\n  " : "");
    }
    buffer.clear();
    object(row, number);
    out.put(buffer.array(), 0, buffer.size());
    if (!options.array()) {
      out.put('\n');
    }
  }

  @Override
  public void tail(Placeholders placeholders, long count, Bytes out) {
    if (options.array()) {
      out.ascii(options.pretty() && count > 0 ? "\n]" : "]");
      text(after, placeholders, count, out);
    }
  }

  private void object(Row row, long number) {
    int i = 0;
    try {
      generator.writeStartObject();
      if (mapped == null) {
        if (!row.columns().equals(named)) {
          name(row.columns());
        }
        for (; i < names.length; i++) {
          generator.writeFieldName(names[i]);
          values.write(row.get(i), generator);
        }
      } else {
        mapped.read(row, number);
        for (; i < names.length; i++) {
          generator.writeFieldName(names[i]);
          values.write(mapped.value(i), generator);
        }
      }
      generator.writeEndObject();
      generator.flush();
    } catch (UnfitValue e) {
      throw e.at(number, nameOf(i));
    } catch (JsonProcessingException e) {
      throw new UnfitValue("cannot be written as JSON: " + e.getOriginalMessage())
          .at(number, nameOf(i));
    } catch (IOException e) {
      throw new UncheckedIOException("a buffer in memory cannot fail", e);
    }
  }

  private String nameOf(int index) {
    return index < names.length ? names[index].getValue() : "(the last)";
  }

  private void name(Columns columns) {
    Set<String> seen = new HashSet<>();
    for (String name : columns.names()) {
      if (!seen.add(name)) {
        throw new RunFailure(
            ARTIFACT_GENERATION_ERROR,
            "Two columns are called '" + name
                + "', which a JSON object cannot hold. Give one of them another name"
                + " in the query, with AS.");
      }
    }
    names = serialized(columns.names());
    named = columns;
  }

  private static SerializedString[] serialized(List<String> names) {
    return names.stream().map(SerializedString::new).toArray(SerializedString[]::new);
  }

  private static void text(Template template, Placeholders placeholders, long count, Bytes out) {
    try {
      out.utf8(placeholders.fillJson(template, count));
    } catch (UnfitValue e) {
      throw e.in("json.wrapper_template");
    }
  }

  /** Two spaces a level, and two more, since records stand in an array that this printer does not see. */
  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n  ");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter(Separators.createDefaultInstance()
        .withRootSeparator("")
        .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
        .withObjectEmptySeparator("")
        .withArrayEmptySeparator(""));
    printer.indentObjectsWith(indenter);
    printer.indentArraysWith(indenter);
    return printer;
  }
}
