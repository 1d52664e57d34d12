package io.openreg.server.run;

import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.platform.event.Events;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the world outside hears of runs (API guide, "Webhook Payload Format"). */
final class RunEvents {
  private final Events events;

  RunEvents(Events events) {
    this.events = events;
  }

  void started(RunRow run) {
    Map<String, @Nullable Object> data = about(run);
    data.put("started_at", run.startedAt());
    events.append(run.tenantId(), "job.started", data);
  }

  void completed(RunRow run, List<StoredArtifact> artifacts, Instant at) {
    artifacts.forEach(artifact ->
        events.append(run.tenantId(), "artifact.created", artifactCreated(run, artifact)));
    Map<String, @Nullable Object> data = about(run);
    data.put("status", RunResult.SUCCESS.wire().value());
    data.put("started_at", run.startedAt());
    data.put("completed_at", at);
    data.put(
        "duration_ms",
        run.startedAt() == null ? null : Duration.between(run.startedAt(), at).toMillis());
    data.put("artifact_count", artifacts.size());
    data.put("artifacts", artifacts.stream().map(RunEvents::describe).toList());
    events.append(run.tenantId(), "job.completed", data);
  }

  void failed(RunRow run, String message, String code, Instant at) {
    Map<String, @Nullable Object> data = about(run);
    data.put("status", RunResult.FAILED.wire().value());
    data.put("error_message", message);
    data.put("error_code", code);
    data.put("started_at", run.startedAt());
    data.put("failed_at", at);
    events.append(run.tenantId(), "job.failed", data);
  }

  private static Map<String, @Nullable Object> about(RunRow run) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("job_run_id", run.id());
    data.put("report_id", run.reportId());
    data.put("report_name", run.reportName());
    data.put("triggered_by", run.triggerKind());
    return data;
  }

  private static Map<String, @Nullable Object> artifactCreated(
      RunRow run, StoredArtifact artifact) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("artifact_id", artifact.id());
    data.put("job_run_id", run.id());
    data.put("report_id", run.reportId());
    data.putAll(describe(artifact));
    data.remove("id");
    return data;
  }

  private static Map<String, Object> describe(StoredArtifact artifact) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("id", artifact.id());
    data.put("filename", artifact.filename());
    data.put("mime_type", artifact.mediaType());
    data.put("size_bytes", artifact.sizeBytes());
    data.put("checksum_sha256", artifact.sha256());
    return data;
  }
}
