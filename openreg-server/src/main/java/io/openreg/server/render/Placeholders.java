package io.openreg.server.render;

import static io.openreg.server.platform.data.FailureCode.ARTIFACT_GENERATION_ERROR;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.render.Template.Placeholder;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** What the placeholders of one file stand for. */
final class Placeholders {
  /** As long as a count can get: to know how much room a head will take before the count is known. */
  static final long LONGEST_COUNT = Long.MAX_VALUE;

  private final RunFacts facts;
  private final FileNameTemplate fileName;
  private final OutputFormat format;
  private final int part;

  Placeholders(RunFacts facts, FileNameTemplate fileName, OutputFormat format, int part) {
    this.facts = facts;
    this.fileName = fileName;
    this.format = format;
    this.part = part;
  }

  /** The text with all but {@code {data}} replaced. */
  String fill(Template template, long count) {
    return template.fill(placeholder -> value(placeholder, count));
  }

  /** The same for text that is JSON: what is filled in is escaped as between quotes. */
  String fillJson(Template template, long count) {
    return template.fill(placeholder ->
        new String(JsonStringEncoder.getInstance().quoteAsString(value(placeholder, count))));
  }

  /** The same for text that is XML. */
  String fillXml(Template template, long count) {
    return template.fill(placeholder -> XmlText.escaped(value(placeholder, count)));
  }

  private String value(Placeholder placeholder, long count) {
    return switch (placeholder) {
      case RECORD_COUNT -> Long.toString(count);
      case PAGE_NUMBER -> Integer.toString(part);
      case REPORTING_DATE -> facts.businessDate();
      case REPORTING_LEI ->
        facts
            .parameter("reporting_lei")
            .orElseThrow(
                () -> new RunFailure(
                    ARTIFACT_GENERATION_ERROR,
                    "The output's text holds {reporting_lei}: start the run with the parameter reporting_lei."));
      case FILENAME -> fileName.early(facts, format, part);
      case TIMESTAMP ->
        DateTimeFormatter.ISO_INSTANT.format(facts.timestamp().truncatedTo(ChronoUnit.SECONDS));
      case DATA -> "";
    };
  }
}
