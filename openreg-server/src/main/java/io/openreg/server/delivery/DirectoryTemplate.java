package io.openreg.server.delivery;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A directory with variables: {@code {report_name}}, {@code {job_run_id}} (its first 8 characters), {@code {business_date}} (YYYYMMDD), and of that
 * date {@code {year}}, {@code {month}} and {@code {day}}. What a variable brings is cut down to letters, digits, hyphen and underscore, so that
 * no name of a report leads out of the directory.
 */
record DirectoryTemplate(String text) {
  private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]*)}");
  private static final Set<String> VARIABLES =
      new TreeSet<>(List.of("report_name", "job_run_id", "business_date", "year", "month", "day"));
  // What SFTP clients take for patterns, and what would end an FTP command.
  private static final Pattern REFUSED = Pattern.compile("[*?\\\\{}\\p{Cntrl}]");

  /** What is wrong with it, in words that begin with "must" or name a variable. */
  Optional<String> problem() {
    Optional<String> unknown = VARIABLE
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !VARIABLES.contains(name))
        .findFirst();
    if (unknown.isPresent()) {
      return Optional.of(
          "{" + unknown.get() + "} is no variable: there are " + String.join(", ", VARIABLES));
    }
    if (REFUSED.matcher(VARIABLE.matcher(text).replaceAll("")).find()) {
      return Optional.of("must be a path without * ? \\ { } and control characters");
    }
    return Arrays.asList(text.split("/")).contains("..")
        ? Optional.of("must not lead upwards by ..")
        : Optional.empty();
  }

  RemoteDirectory of(DeliveredRun run) {
    int variable = text.indexOf('{');
    if (variable < 0) {
      return new RemoteDirectory(text, List.of());
    }
    int cut = text.lastIndexOf('/', variable) + 1;
    List<String> made = new ArrayList<>();
    for (String name : filled(text.substring(cut), run).split("/")) {
      if (!name.isEmpty()) {
        made.add(name);
      }
    }
    return new RemoteDirectory(text.substring(0, cut), made);
  }

  /** The part before any variable. */
  RemoteDirectory existing() {
    int variable = text.indexOf('{');
    return new RemoteDirectory(
        variable < 0 ? text : text.substring(0, text.lastIndexOf('/', variable) + 1), List.of());
  }

  private static String filled(String part, DeliveredRun run) {
    return VARIABLE
        .matcher(part)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), run)));
  }

  private static String value(String variable, DeliveredRun run) {
    LocalDate date = run.businessDate();
    return switch (variable) {
      case "report_name" -> run.reportName().replaceAll("[^A-Za-z0-9_-]", "_");
      case "job_run_id" -> run.runId().toString().substring(0, 8);
      case "business_date" -> DateTimeFormatter.BASIC_ISO_DATE.format(date);
      case "year" -> DateTimeFormatter.ofPattern("uuuu").format(date);
      case "month" -> DateTimeFormatter.ofPattern("MM").format(date);
      case "day" -> DateTimeFormatter.ofPattern("dd").format(date);
      default -> throw new IllegalStateException(variable + " was let through");
    };
  }
}
