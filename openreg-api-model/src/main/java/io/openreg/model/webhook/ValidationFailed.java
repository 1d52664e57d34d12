package io.openreg.model.webhook;

import java.util.List;
import java.util.UUID;

/**
 * Rules have found faults in the rows of a run.
 *
 * @param triggeredBy {@code manual}, {@code schedule}, {@code api} or {@code event}
 */
public record ValidationFailed(
    UUID jobRunId, UUID reportId, String reportName, String triggeredBy, Validation validation) {
  public static final String TYPE = "validation.failed";

  /**
   * All the rules of the run in numbers, and those that failed.
   *
   * @param total how many rules there were
   */
  public record Validation(int total, int passed, int failed, List<FailedRule> rules) {}

  /**
   * A rule that failed.
   *
   * @param phase when the rule looks, such as {@code pre_delivery}
   * @param severity {@code blocking}, {@code correctable} or {@code warning}
   * @param failedCount how many rows failed it
   * @param exceptionCount how many of these went to the exception queue
   * @param errorMessage of its first failure, or null
   */
  public record FailedRule(
      UUID ruleId,
      String ruleName,
      String phase,
      String severity,
      long failedCount,
      long exceptionCount,
      String errorMessage) {}
}
