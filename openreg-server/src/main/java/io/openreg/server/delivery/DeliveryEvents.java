package io.openreg.server.delivery;

import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.platform.event.Events;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the world outside hears of deliveries (API guide, "List Event Types"). */
final class DeliveryEvents {
  private final Events events;

  DeliveryEvents(Events events) {
    this.events = events;
  }

  void completed(
      DeliveryRow delivery,
      StoredArtifact file,
      DestinationRow destination,
      String path,
      Instant at) {
    Map<String, @Nullable Object> data = about(delivery, file, destination);
    data.put("status", delivery(true));
    data.put("remote_path", path);
    data.put("delivered_at", at);
    events.append(delivery.tenantId(), "delivery.completed", data);
  }

  void failed(
      DeliveryRow delivery,
      @Nullable StoredArtifact file,
      DestinationRow destination,
      String message,
      Instant at) {
    Map<String, @Nullable Object> data = about(delivery, file, destination);
    data.put("status", delivery(false));
    data.put("error_message", message);
    data.put("failed_at", at);
    events.append(delivery.tenantId(), "delivery.failed", data);
  }

  private static String delivery(boolean success) {
    return success ? "success" : "failed";
  }

  private static Map<String, @Nullable Object> about(
      DeliveryRow delivery, @Nullable StoredArtifact file, DestinationRow destination) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("delivery_id", delivery.id());
    data.put("artifact_id", delivery.artifactId());
    data.put("job_run_id", delivery.runId());
    data.put("report_id", delivery.reportId());
    data.put("report_name", delivery.reportName());
    data.put("destination_id", destination.id());
    data.put("destination_name", destination.name());
    if (file != null) {
      data.put("filename", file.filename());
      data.put("size_bytes", file.sizeBytes());
      data.put("checksum_sha256", file.sha256());
    }
    data.put("triggered_by", delivery.triggerKind());
    data.put("attempts", delivery.attempt());
    return data;
  }
}
