package io.openreg.server.render;

import io.openreg.server.platform.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a version's {@code config} says of its output, checked. Members: {@code output_format} or {@code output_formats} (default csv); {@code
 * output_config} with {@code csv}, {@code json}, {@code xml}, {@code txt}, or each of these at the top, or {@code csv_options} and {@code
 * txt_options}; {@code field_mappings}, {@code namespace}, {@code output_filename_template}, {@code max_records_per_file}, {@code
 * max_file_size_bytes}. Each format's options are described at its own type.
 *
 * <p>A file that would exceed {@code max_records_per_file} or {@code max_file_size_bytes} is closed, whole by itself, and a next part begun.
 */
@Stage
public final class OutputOptions {
  /** The members of {@code config} that belong to the output; the others are not looked at here. */
  public static final Set<String> MEMBERS = Set.of(
      "output_format",
      "output_formats",
      "output_config",
      "csv",
      "json",
      "xml",
      "txt",
      "csv_options",
      "txt_options",
      "field_mappings",
      "namespace",
      "output_filename_template",
      "max_records_per_file",
      "max_file_size_bytes",
      "schema_id",
      "xbrl_taxonomy_id");

  /**
   * Either options or all that is wrong with them.
   *
   * @param options null where there are problems
   */
  public record Parsed(@Nullable OutputOptions options, List<OptionProblem> problems) {}

  private final List<OutputFormat> formats;
  private final CsvOptions csv;
  private final JsonOptions json;
  private final XmlOptions xml;
  private final TxtOptions txt;
  private final List<FieldMapping> mappings;
  private final @Nullable XmlMapping xmlMapping;
  private final FileNameTemplate fileName;
  private final @Nullable Long maxRecords;
  private final @Nullable Long maxBytes;

  private OutputOptions(OptionReader config, Predicate<String> isParameter) {
    OptionLocations locations = new OptionLocations(config);
    formats = formats(config);
    csv = CsvOptions.parse(locations.of("csv", "csv_options"));
    json = JsonOptions.parse(locations.of("json"));
    xml = XmlOptions.parse(locations.of("xml"), config.string("namespace"));
    txt = TxtOptions.parse(locations.of("txt", "txt_options"));
    locations.refuseUnknown();
    mappings = mappings(config);
    // Places in the list are only right where every mapping in it could be read.
    boolean mapped =
        !mappings.isEmpty() && mappings.size() == config.list("field_mappings").size();
    xmlMapping =
        mapped && formats.contains(OutputFormat.XML) ? XmlMapping.of(mappings, xml, config) : null;
    fileName = FileNameTemplate.parse(
        config.string("output_filename_template"),
        isParameter,
        msg -> config.valueProblem(msg, "output_filename_template"));
    maxRecords = config.number("max_records_per_file", 1, Long.MAX_VALUE);
    maxBytes = config.number("max_file_size_bytes", 1, Long.MAX_VALUE);
  }

  /**
   * Reads the output's part of a version's config: pure, and the same at a version's creation and in a worker.
   *
   * @param config as decoded from JSON
   * @param isParameter whether a name in the file name template that is no variable is one of the parameters the version's
   *     runs are started with. At creation: whether its code or SQL speaks of it. In a worker: always.
   */
  public static Parsed parse(
      Map<String, ? extends @Nullable Object> config, Predicate<String> isParameter) {
    List<OptionProblem> problems = new ArrayList<>();
    OptionReader reader = new OptionReader(List.of(), config, problems::add);
    OutputOptions options = new OutputOptions(reader, isParameter);
    if (problems.isEmpty()) {
      options.checkTogether(reader);
    }
    return new Parsed(problems.isEmpty() ? options : null, List.copyOf(problems));
  }

  /** In the order configured, none twice. */
  public List<OutputFormat> formats() {
    return formats;
  }

  public FileNameTemplate fileName() {
    return fileName;
  }

  CsvOptions csv() {
    return csv;
  }

  JsonOptions json() {
    return json;
  }

  XmlOptions xml() {
    return xml;
  }

  TxtOptions txt() {
    return txt;
  }

  /** Empty where the rows' own columns are written. */
  List<FieldMapping> mappings() {
    return mappings;
  }

  @Nullable
  XmlMapping xmlMapping() {
    return xmlMapping;
  }

  /** Null: no limit. */
  @Nullable
  Long maxRecords() {
    return maxRecords;
  }

  /** Null: no limit. */
  @Nullable
  Long maxBytes() {
    return maxBytes;
  }

  private static List<OutputFormat> formats(OptionReader config) {
    for (String member : List.of("schema_id", "xbrl_taxonomy_id")) {
      if (config.has(member)) {
        config.problem("not_supported", "is not supported yet", member);
      }
    }
    List<OutputFormat> formats = new ArrayList<>();
    if (config.has("output_formats")) {
      List<String> names = config.strings("output_formats");
      for (int i = 0; i < names.size(); i++) {
        add(names.get(i), formats, config, "output_formats", i);
      }
      if (config.take("output_formats") instanceof List<?> list && list.isEmpty()) {
        config.valueProblem(
            "must name at least one format, or be left out for csv", "output_formats");
      }
    }
    String single = config.string("output_format");
    if (single != null && !config.has("output_formats")) {
      add(single, formats, config, "output_format");
    } else if (single != null
        && OutputFormat.named(single).filter(formats::contains).isEmpty()) {
      config.valueProblem("is not among output_formats: remove one of them", "output_format");
    }
    return formats.isEmpty() ? List.of(OutputFormat.CSV) : List.copyOf(formats);
  }

  private static void add(
      String name, List<OutputFormat> formats, OptionReader config, Object... loc) {
    OutputFormat format = OutputFormat.named(name).orElse(null);
    if (format == null) {
      config.valueProblem("is no format; known are " + OutputFormat.names(), loc);
    } else if (formats.contains(format)) {
      config.valueProblem("names " + name + " a second time", loc);
    } else {
      formats.add(format);
    }
  }

  private static List<FieldMapping> mappings(OptionReader config) {
    List<FieldMapping> mappings = new ArrayList<>();
    for (OptionReader options : config.objects("field_mappings")) {
      FieldMapping mapping = FieldMapping.parse(options);
      if (mapping != null) {
        mappings.add(mapping);
      }
    }
    return List.copyOf(mappings);
  }

  /** What is right by itself but not together with the rest. */
  private void checkTogether(OptionReader config) {
    if (!mappings.isEmpty()) {
      checkNames(config);
    }
    boolean namesFile =
        templates().anyMatch(template -> template.uses(Template.Placeholder.FILENAME));
    if (namesFile && !fileName.isKnownEarly()) {
      config.valueProblem(
          "holds {sequence} or {parts}, which are known only after the file is written, and the output's text holds"
              + " {filename}: remove one of them",
          "output_filename_template");
    }
  }

  private void checkNames(OptionReader config) {
    List<String> names = mappings.stream().map(FieldMapping::name).toList();
    boolean namedInCsv = formats.contains(OutputFormat.CSV)
        && csv.includeHeader()
        && csv.headers().isEmpty();
    if (namedInCsv || formats.contains(OutputFormat.JSON) || formats.contains(OutputFormat.TXT)) {
      for (int i = 0; i < names.size(); i++) {
        if (names.indexOf(names.get(i)) < i) {
          config.valueProblem(
              "ends in " + names.get(i)
                  + ", as another mapping does; in csv, json and txt the fields need names of their own",
              "field_mappings",
              i,
              "targetXPath");
        }
      }
    }
    if (!csv.headers().isEmpty() && csv.headers().size() != names.size()) {
      config.valueProblem(
          "csv.column_headers has " + csv.headers().size() + " names for " + names.size()
              + " field mappings",
          "field_mappings");
    }
    txt.columns().stream()
        .map(TxtOptions.FixedColumn::field)
        .filter(field -> !names.contains(field))
        .forEach(field -> config.valueProblem(
            "txt.columns has field '" + field + "', which no mapping makes", "field_mappings"));
  }

  private Stream<Template> templates() {
    return formats.stream().flatMap(format -> switch (format) {
      case CSV -> csv.templates();
      case JSON -> Stream.ofNullable(json.wrapper());
      case XML -> xml.templates();
      case TXT -> Stream.empty();
    });
  }
}
