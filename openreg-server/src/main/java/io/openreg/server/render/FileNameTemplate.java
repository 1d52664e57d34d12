package io.openreg.server.render;

import static io.openreg.server.platform.data.FailureCode.ARTIFACT_GENERATION_ERROR;

import io.openreg.server.platform.Stage;
import io.openreg.server.platform.data.RunFailure;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a run's files, with variables: {@code {report_name}}, {@code {version}}, {@code {job_run_id}} (its first 8 characters), {@code
 * {business_date}} (YYYYMMDD), {@code {timestamp}} (YYYYMMDD_HHMMSS in UTC, when the run was started), {@code {part}} and {@code {parts}} (1 of 1
 * where there is but one), {@code {sequence}} (at least three digits), and run parameters: {@code {parameters.desk}}, or {@code {desk}} where
 * the version's code or SQL speaks of it. A parameter whose name contains {@code date} or ends in {@code _dt} is written as YYYYMMDD. The
 * three numbers take a width: {@code {sequence:6}}.
 *
 * <p>What a variable brings is cut down to letters, digits, hyphen, underscore and dot, so that no run parameter can lead out of a
 * directory. The format's extension is appended where the name does not end in it. The second and later parts of a run get {@code _2},
 * {@code _3} before the extension where neither part nor sequence tells them apart.
 */
@Stage
public final class FileNameTemplate {
  private static final String DEFAULT = "report_{job_run_id}";
  private static final Set<String> VARIABLES = new LinkedHashSet<>(List.of(
      "report_name",
      "version",
      "job_run_id",
      "business_date",
      "timestamp",
      "part",
      "parts",
      "sequence"));
  private static final Set<String> NUMBERS = Set.of("part", "parts", "sequence");
  private static final String PARAMETER_PREFIX = "parameters.";
  private static final Pattern VARIABLE =
      Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_.]*)(?::([1-9]))?}");
  private static final Pattern LITERAL = Pattern.compile("[A-Za-z0-9 ._+=,@()\\[\\]#~!-]*");
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd_HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int LONGEST = 200;

  private final String text;

  private FileNameTemplate(String text) {
    this.text = text;
  }

  /** @param isParameter whether a name that is no variable is one of the parameters that runs may be started with */
  static FileNameTemplate parse(
      @Nullable String text, Predicate<String> isParameter, Consumer<String> problems) {
    if (text == null || text.isBlank()) {
      return new FileNameTemplate(DEFAULT);
    }
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      String name = variable.group(1);
      boolean known = VARIABLES.contains(name)
          || name.startsWith(PARAMETER_PREFIX)
          || (name.indexOf('.') < 0 && isParameter.test(name));
      if (!known) {
        problems.accept(
            "{" + name + "} is neither a variable nor a parameter of this version; variables are "
                + String.join(", ", VARIABLES) + ", and {parameters.name} for any run parameter");
      } else if (variable.group(2) != null && !NUMBERS.contains(name)) {
        problems.accept("{" + name + "} takes no width: only "
            + String.join(", ", NUMBERS.stream().sorted().toList()) + " do");
      }
    }
    String literal = VARIABLE.matcher(text).replaceAll("");
    if (!LITERAL.matcher(literal).matches()
        || text.startsWith(".")
        || text.strip().length() != text.length()) {
      problems.accept(
          "may hold letters, digits, spaces, ._-+=,@()[]#~! and {variables}, and not begin with a dot or"
              + " begin or end with a space");
    }
    if (text.length() > LONGEST) {
      problems.accept("must be at most " + LONGEST + " characters");
    }
    return new FileNameTemplate(text);
  }

  /** The template as configured: with the day, what a sequence counts within. */
  public String text() {
    return text;
  }

  /** Whether each file takes a number of the persistent sequence, and so has no name before it is published. */
  public boolean needsSequence() {
    return uses("sequence");
  }

  /** Whether a file can be named while its run is still being written. */
  boolean isKnownEarly() {
    return !uses("sequence") && !uses("parts");
  }

  /** Run parameters the template cannot do without and that are absent here. */
  public List<String> missing(RunFacts facts) {
    return VARIABLE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !VARIABLES.contains(name))
        .map(FileNameTemplate::parameterName)
        .filter(name -> facts.parameter(name).isEmpty())
        .distinct()
        .toList();
  }

  /**
   * The names of a run's files, in their order, each different from the others.
   *
   * @param sequence asked once per file where the template {@link #needsSequence}, else never
   * @throws RunFailure if a parameter is missing or a name gets too long
   */
  public List<String> names(RunFacts facts, List<RenderedFile> files, LongSupplier sequence) {
    List<String> names = new ArrayList<>();
    for (RenderedFile file : files) {
      Long number = needsSequence() ? sequence.getAsLong() : null;
      names.add(name(facts, file.format(), file.part(), file.parts(), number));
    }
    return names;
  }

  /** The name of a part before the run is over. */
  String early(RunFacts facts, OutputFormat format, int part) {
    return name(facts, format, part, 0, null);
  }

  private String name(
      RunFacts facts, OutputFormat format, int part, int parts, @Nullable Long sequence) {
    StringBuilder name = new StringBuilder();
    Matcher variable = VARIABLE.matcher(text);
    while (variable.find()) {
      int width = variable.group(2) == null ? 0 : Integer.parseInt(variable.group(2));
      String value =
          switch (variable.group(1)) {
            case "part" -> number(part, width);
            case "parts" -> number(parts, width);
            case "sequence" ->
              number(sequence == null ? 0 : sequence, Math.max(width, width == 0 ? 3 : width));
            default -> value(variable.group(1), facts);
          };
      variable.appendReplacement(name, Matcher.quoteReplacement(value));
    }
    variable.appendTail(name);
    String extension = "." + format.extension();
    int end = name.length() - extension.length();
    boolean ends = end > 0 && name.substring(end).toLowerCase(Locale.ROOT).equals(extension);
    String stem = ends ? name.substring(0, end) : name.toString();
    if (part > 1 && !uses("part") && !uses("sequence")) {
      stem += "_" + part;
    }
    return checked(stem + (ends ? name.substring(end) : extension));
  }

  private static String checked(String name) {
    if (name.length() > LONGEST) {
      throw new RunFailure(
          ARTIFACT_GENERATION_ERROR,
          "The file name gets " + name.length() + " characters long; at most " + LONGEST
              + " can be kept. Shorten output_filename_template or the parameters in it.");
    }
    return name.startsWith(".") ? "_" + name.substring(1) : name;
  }

  private static String value(String variable, RunFacts facts) {
    return switch (variable) {
      case "report_name" -> facts.reportName().replaceAll("[^A-Za-z0-9_-]", "_");
      case "version" -> safe(facts.version());
      case "job_run_id" -> facts.runId().toString().substring(0, 8);
      case "business_date" -> date(facts.businessDate());
      case "timestamp" -> STAMP.format(facts.timestamp());
      default -> parameter(parameterName(variable), facts);
    };
  }

  private static String parameter(String name, RunFacts facts) {
    String value = facts
        .parameter(name)
        .orElseThrow(() -> new RunFailure(
            ARTIFACT_GENERATION_ERROR,
            "output_filename_template needs the run parameter '" + name
                + "'. Start the run with it."));
    boolean date = name.contains("date") || name.endsWith("_dt");
    return date ? date(value) : safe(value);
  }

  private static String date(String value) {
    Optional<LocalDate> date = DateText.parse(value);
    return date.map(DateTimeFormatter.BASIC_ISO_DATE::format).orElseGet(() -> safe(value));
  }

  private static String safe(String value) {
    return value.replaceAll("[^A-Za-z0-9_.-]", "_").replace("..", "__");
  }

  private static String number(long value, int width) {
    String digits = Long.toString(value);
    return "0".repeat(Math.max(0, width - digits.length())) + digits;
  }

  private static String parameterName(String variable) {
    return variable.startsWith(PARAMETER_PREFIX)
        ? variable.substring(PARAMETER_PREFIX.length())
        : variable;
  }

  private boolean uses(String name) {
    return VARIABLE.matcher(text).results().anyMatch(found -> found.group(1).equals(name));
  }
}
