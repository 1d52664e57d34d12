package io.openreg.server.render;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What placeholders and file names may say about a run.
 *
 * @param version the version string, such as {@code v1.3}
 * @param timestamp when the run was started: fixed per run, so that a second attempt gives the same bytes
 * @param parameters the run's parameters as JSON values
 */
public record RunFacts(
    UUID runId,
    String reportName,
    String version,
    Instant timestamp,
    Map<String, @Nullable Object> parameters) {
  private static final List<String> BUSINESS_DATE_PARAMETERS =
      List.of("business_date", "business_date_from", "report_date");

  /**
   * The business date the run is for, {@code YYYY-MM-DD}: the first given of the parameters business_date,
   * business_date_from and report_date, else the UTC day it was started on. A parameter that is no date is given back as it is.
   */
  public String businessDate() {
    return BUSINESS_DATE_PARAMETERS.stream()
        .flatMap(name -> parameter(name).stream())
        .findFirst()
        .map(text -> DateText.parse(text).map(LocalDate::toString).orElse(text))
        .orElseGet(() -> timestamp.atZone(ZoneOffset.UTC).toLocalDate().toString());
  }

  /** The text of that run parameter; empty where it is absent, null or blank. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name))
        .map(String::valueOf)
        .filter(text -> !text.isBlank());
  }
}
