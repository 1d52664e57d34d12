package io.openreg.server.report;

import io.openreg.model.report.VersionStatus;
import io.openreg.server.pipeline.ReportConfig;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version as a run finds it.
 *
 * @param versionNumber major times a thousand plus minor, such as 1003
 * @param versionString such as {@code v1.3}
 * @param revision of the config, counted from 1: with the id, it names exactly what a run was made from
 * @param codeDigest SHA-256 of the code in UTF-8, hex
 * @param connectorId null where the code reads from nothing
 */
public record RunnableVersion(
    UUID id,
    UUID reportId,
    int versionNumber,
    String versionString,
    int revision,
    VersionStatus status,
    String pythonCode,
    String codeDigest,
    Map<String, @Nullable Object> config,
    @Nullable UUID connectorId) {

  /** Runs at the same time, as the config says. */
  int concurrency() {
    ReportConfig parsed = ReportConfig.parse(config, pythonCode).config();
    return parsed == null ? 1 : parsed.concurrency();
  }

  // Code and config are the bank's business.
  @Override
  public String toString() {
    return "RunnableVersion[id=" + id + ", versionString=" + versionString + ", revision="
        + revision + "]";
  }
}
