package io.openreg.server.pipeline;

import io.openreg.model.error.FieldError;
import io.openreg.server.render.OutputOptions;
import io.openreg.server.render.RenderedFile;
import io.openreg.server.render.RunFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a version's {@code config} says, checked: {@code query_sql}, {@code source_table}, {@code concurrency}, {@code
 * timeout_seconds}, {@code query_timeout_seconds}, {@code mode}, {@code submission}, and the members of {@link OutputOptions}. A member that would
 * have no effect is a problem: one of a later release, and one that nobody knows.
 *
 * @param querySql a query whose rows the code finds as {@code rows}; its {@code :name} parameters are the run's
 * @param sourceTable a table whose rows the code finds as {@code rows}, with or without its schema; at most one of the two is
 *     given
 * @param concurrency runs of the report at the same time, 1 to 16; the others wait
 * @param timeout of a whole run, at most a day
 * @param queryTimeout of one statement until its first rows come; at most, and by default, that of the run
 */
public record ReportConfig(
    Optional<String> querySql,
    Optional<String> sourceTable,
    int concurrency,
    Duration timeout,
    Duration queryTimeout,
    OutputOptions output,
    Optional<SubmissionConfig> submission) {
  private static final int HIGHEST_CONCURRENCY = 16;
  private static final int DAY_SECONDS = 86_400;
  private static final int TWO_HOURS_SECONDS = 7_200;
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
    Optional<String> sql = reader.text("query_sql", LONGEST_SQL);
    Optional<String> table = reader.text("source_table", LONGEST_TABLE);
    int concurrency = reader.number("concurrency", 1, HIGHEST_CONCURRENCY).orElse(1);
    int timeout = reader.number("timeout_seconds", 1, DAY_SECONDS).orElse(TWO_HOURS_SECONDS);
    int queryTimeout = reader.number("query_timeout_seconds", 1, DAY_SECONDS).orElse(timeout);
    checkMode(reader, sql.isPresent() || table.isPresent());
    if (sql.isPresent() && table.isPresent()) {
      reader.problem("value_error", "is given beside query_sql: keep one of them", "source_table");
    }
    if (queryTimeout > timeout) {
      reader.problem(
          "value_error", "must be at most timeout_seconds, " + timeout, "query_timeout_seconds");
    }
    Optional<SubmissionConfig> submission =
        reader.members("submission").flatMap(members -> submission(reader, members));
    reader.reserve("validation_rule_ids");
    reader.reserve("contract");
    reader.reserve("key_column");
    reader.reserve("input_schema_type");
    OutputOptions output = output(reader, given, parameters(pythonCode, sql.orElse("")));
    reader.refuseUnknown();
    if (output == null || !reader.problems().isEmpty()) {
      return new Parsed(null, reader.problems());
    }
    return new Parsed(
        new ReportConfig(
            sql,
            table,
            concurrency,
            Duration.ofSeconds(timeout),
            Duration.ofSeconds(queryTimeout),
            output,
            submission),
        List.of());
  }

  private static Optional<SubmissionConfig> submission(ConfigReader reader, ConfigReader members) {
    Optional<String> recordRef = members.text("record_ref", LONGEST_TABLE);
    String businessDate =
        members.text("business_date", LONGEST_TABLE).orElse(SubmissionConfig.USUAL_DATE);
    if (recordRef.isEmpty()) {
      members.problem("missing", "names the column that a record is known by", "record_ref");
    }
    members.refuseUnknown();
    members.problems().forEach(reader::add);
    return recordRef.map(column -> new SubmissionConfig(column, businessDate));
  }

  /** Whether the rows come from the config, so that a version needs no code of its own. */
  public boolean fetchesRows() {
    return querySql.isPresent() || sourceTable.isPresent();
  }

  private static void checkMode(ConfigReader reader, boolean fetchesRows) {
    String mode = reader.text("mode", 20).orElse("advanced");
    switch (mode) {
      case "advanced" -> {}
      case "simple" -> {
        if (!fetchesRows) {
          reader.problem(
              "value_error", "is simple: source_table or query_sql must say what to read", "mode");
        }
      }
      case "package" -> reader.problem("not_supported", "package is not supported yet", "mode");
      default -> reader.problem("value_error", "must be simple or advanced", "mode");
    }
  }

  /** Run parameters that the names of files cannot do without and that are absent here. */
  public List<String> missingParameters(RunFacts facts) {
    return output.fileName().missing(facts);
  }

  /** The template of file names, where each name takes a number of the template's sequence. */
  public Optional<String> numberedNames() {
    return output.fileName().needsSequence()
        ? Optional.of(output.fileName().text())
        : Optional.empty();
  }

  /**
   * The names of a run's files, in their order.
   *
   * @param numbers asked once for each file where names are numbered
   */
  public List<String> fileNames(RunFacts facts, List<RenderedFile> files, LongSupplier numbers) {
    return output.fileName().names(facts, files, numbers);
  }

  private static @Nullable OutputOptions output(
      ConfigReader reader, Map<String, @Nullable Object> given, Predicate<String> isParameter) {
    reader.leave(OutputOptions.MEMBERS);
    OutputOptions.Parsed parsed = OutputOptions.parse(given, isParameter);
    parsed
        .problems()
        .forEach(problem -> reader.problem(problem.type(), problem.msg(), problem.loc()));
    return parsed.options();
  }

  /** What code or query speak of: the server knows the parameters of a run only when it is started. */
  private static Predicate<String> parameters(String pythonCode, String sql) {
    return name -> {
      Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
      return word.matcher(pythonCode).find() || word.matcher(sql).find();
    };
  }
}
