package io.openreg.server.pipeline;

import io.openreg.model.error.FieldError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a version's {@code config} says, checked: {@code mode}, {@code query_sql}, {@code source_table}, {@code concurrency},
 * {@code timeout_seconds}, {@code query_timeout_seconds}, and the members of the output. Any other member is a problem.
 *
 * @param querySql a query that is fetched for the code; its {@code :name} parameters are the run's
 * @param sourceTable a table that is fetched for the code, with or without its schema; at most one of the two is given
 * @param concurrency runs of the report at the same time, 1 to 16; the others wait
 * @param timeout of a whole run, at most a day
 * @param queryTimeout of one statement
 */
public record ReportConfig(
    Optional<String> querySql,
    Optional<String> sourceTable,
    int concurrency,
    Duration timeout,
    Optional<Duration> queryTimeout) {
  private static final int HIGHEST_CONCURRENCY = 16;
  private static final int DAY = 86_400;
  private static final Duration DEFAULT_TIMEOUT = Duration.ofHours(2);
  private static final int LONGEST_SQL = 100_000;
  private static final int LONGEST_TABLE = 257;

  /**
   * Either a config or all that is wrong with it.
   *
   * @param config null where there are problems
   * @param problems with locations below {@code body.config}
   */
  public record Parsed(@Nullable ReportConfig config, List<FieldError> problems) {
    public Parsed {
      problems = List.copyOf(problems);
    }
  }

  /**
   * Reads a config: pure, and the same when the version is created and in the worker.
   *
   * @param given as decoded from JSON
   * @param pythonCode of the version: with the query, it tells which parameters its runs have
   */
  public static Parsed parse(Map<String, @Nullable Object> given, String pythonCode) {
    ConfigReader reader = new ConfigReader(given);
    ReportConfig config = new ReportConfig(
        reader.text("query_sql", LONGEST_SQL),
        reader.text("source_table", LONGEST_TABLE),
        reader.number("concurrency", 1, HIGHEST_CONCURRENCY).orElse(1),
        reader.number("timeout_seconds", 1, DAY).map(Duration::ofSeconds).orElse(DEFAULT_TIMEOUT),
        reader.number("query_timeout_seconds", 1, DAY).map(Duration::ofSeconds));
    return new Parsed(reader.problems().isEmpty() ? config : null, reader.problems());
  }
}
