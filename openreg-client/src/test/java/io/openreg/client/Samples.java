package io.openreg.client;

import io.openreg.model.run.Artifact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;

/** Answers of a server, as short as they may be. */
public final class Samples {
  public static final UUID ID = UUID.fromString("550e8400-e29b-41d4-a716-446655440000");
  public static final UUID OTHER = UUID.fromString("550e8400-e29b-41d4-a716-446655440001");

  private Samples() {}

  public static String user() {
    return "{\"id\":\"" + ID
        + "\",\"email\":\"admin@example.com\",\"full_name\":\"Admin User\",\"tenant_id\":\"" + OTHER
        + "\",\"is_active\":true,\"is_superuser\":true,\"created_at\":\"2024-01-01T00:00:00Z\"}";
  }

  public static String tokens(String access, String refresh, long expiresIn) {
    return "{\"access_token\":\"" + access + "\",\"refresh_token\":\"" + refresh
        + "\",\"token_type\":\"bearer\",\"expires_in\":" + expiresIn + ",\"user\":" + user() + "}";
  }

  public static String report() {
    return "{\"id\":\"" + ID + "\",\"tenant_id\":\"" + OTHER
        + "\",\"name\":\"Trades\",\"config\":{},\"is_active\":true,\"created_at\":\"2024-01-20T00:00:00Z\","
        + "\"updated_at\":\"2024-01-20T00:00:00Z\"}";
  }

  public static String version() {
    return "{\"id\":\"" + ID + "\",\"report_id\":\"" + OTHER
        + "\",\"major_version\":1,\"minor_version\":0,\"version_number\":1000,\"version_string\":\"v1.0\","
        + "\"python_code\":\"result = []\",\"config\":{},\"status\":\"active\",\"created_at\":\"2024-01-20T00:00:00Z\"}";
  }

  public static String connector() {
    return "{\"id\":\"" + ID + "\",\"tenant_id\":\"" + OTHER
        + "\",\"name\":\"Trading\",\"type\":\"postgresql\",\"config\":{},\"is_active\":true,"
        + "\"created_at\":\"2024-01-01T00:00:00Z\"}";
  }

  public static String webhook() {
    return "{\"id\":\"" + ID
        + "\",\"name\":\"Jobs\",\"url\":\"https://example.com\",\"events\":[\"job.failed\"],\"headers\":{},"
        + "\"allowed_ips\":[],\"report_ids\":[],\"timeout_seconds\":30,\"retry_policy\":{\"max_attempts\":5},"
        + "\"is_active\":true,\"total_deliveries\":0,\"successful_deliveries\":0,\"failed_deliveries\":0,"
        + "\"created_at\":\"2024-01-20T00:00:00Z\",\"updated_at\":\"2024-01-20T00:00:00Z\"}";
  }

  public static String webhookDelivery() {
    return "{\"id\":\"" + OTHER + "\",\"webhook_id\":\"" + ID + "\",\"event_id\":\"" + ID
        + "\",\"event_type\":\"job.failed\",\"status\":\"retrying\",\"attempt_count\":1,\"max_attempts\":5,"
        + "\"created_at\":\"2024-01-20T00:00:00Z\",\"payload\":{\"event\":\"job.failed\"},\"attempts\":[]}";
  }

  public static String submissionFile() {
    return "{\"id\":\"" + ID + "\",\"job_run_id\":\"" + OTHER + "\",\"report_id\":\"" + OTHER
        + "\",\"artifact_id\":\"" + OTHER
        + "\",\"business_date\":\"2024-01-19\",\"submission_sequence\":1,\"file_name\":\"trades.csv\","
        + "\"file_checksum\":\"ab\",\"status\":\"pending\",\"record_count\":3,\"error_count\":0,"
        + "\"created_at\":\"2024-01-20T00:00:00Z\"}";
  }

  public static String destination() {
    return "{\"id\":\"" + ID + "\",\"tenant_id\":\"" + OTHER
        + "\",\"name\":\"Regulator SFTP\",\"protocol\":\"sftp\",\"ftps\":\"none\",\"host\":\"sftp.regulator.eu\","
        + "\"port\":22,\"username\":\"reporting_user\",\"directory\":\"/\",\"checksum_file\":false,\"retry_count\":3,"
        + "\"retry_backoff\":\"exponential\",\"retry_base_delay\":5,\"retry_max_delay\":300,\"is_active\":true,"
        + "\"created_at\":\"2024-01-01T00:00:00Z\",\"updated_at\":\"2024-01-01T00:00:00Z\"}";
  }

  public static String started(UUID run) {
    return "{\"job_run_id\":\"" + run
        + "\",\"status\":\"pending\",\"message\":\"Report execution queued\"}";
  }

  public static String progress(String state, int percent, boolean isComplete) {
    return "{\"state\":\"" + state + "\",\"progress\":" + percent
        + ",\"current_step\":null,\"is_complete\":" + isComplete
        + ",\"rows_read\":100,\"rows_written\":50}";
  }

  public static String details(UUID run, String status) {
    return "{\"id\":\"" + run + "\",\"report\":{\"id\":\"" + OTHER
        + "\",\"name\":\"Trades\"},\"triggered_by\":\"manual\",\"status\":\"" + status
        + "\",\"parameters\":{},\"timeline\":{\"created_at\":\"2024-01-20T00:00:00Z\"},"
        + "\"validation_results\":{\"total\":0,\"passed\":0,\"failed\":0,\"details\":[]},\"artifacts\":[],"
        + "\"error_message\":\"division by zero\"}";
  }

  public static String run(UUID run, String status, String createdAt) {
    return "{\"id\":\"" + run + "\",\"report_id\":\"" + OTHER
        + "\",\"report_name\":\"Trades\",\"report_version_id\":\""
        + OTHER + "\",\"status\":\"" + status + "\",\"triggered_by\":\"manual\",\"created_at\":\""
        + createdAt
        + "\",\"artifact_count\":0}";
  }

  public static String page(long total, long skip, int limit, String... items) {
    return "{\"total\":" + total + ",\"skip\":" + skip + ",\"limit\":" + limit + ",\"data\":["
        + String.join(",", items) + "]}";
  }

  public static String workflow() {
    return "{\"id\":\"" + ID + "\",\"job_run_id\":\"" + OTHER
        + "\",\"workflow_name\":\"report_execution\",\"workflow_version\":\"1.0\",\"current_state\":\"transforming\","
        + "\"progress_percentage\":60,\"steps\":[]}";
  }

  /** A file of these bytes. */
  public static Artifact artifact(UUID id, String content) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    try {
      return new Artifact(
          id,
          ID,
          "trades.csv",
          null,
          "text/csv",
          bytes.length,
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)),
          1L,
          Instant.parse("2024-01-20T00:00:00Z"));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
