package io.openreg.model.webhook.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.openreg.model.webhook.ArtifactCreated;
import io.openreg.model.webhook.DeliveryCompleted;
import io.openreg.model.webhook.DeliveryFailed;
import io.openreg.model.webhook.JobCompleted;
import io.openreg.model.webhook.JobFailed;
import io.openreg.model.webhook.JobStarted;
import io.openreg.model.webhook.ValidationFailed;
import io.openreg.model.webhook.WebhookDisabled;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/**
 * Something that webhooks can tell of. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(
    type = "string",
    description =
        "One of job.started, job.completed, job.failed, artifact.created, delivery.completed, delivery.failed, validation.failed, webhook.disabled",
    example = "job.completed")
public record WebhookEventType(@JsonValue String value) {
  public static final WebhookEventType JOB_STARTED = new WebhookEventType(JobStarted.TYPE);
  public static final WebhookEventType JOB_COMPLETED = new WebhookEventType(JobCompleted.TYPE);
  public static final WebhookEventType JOB_FAILED = new WebhookEventType(JobFailed.TYPE);
  public static final WebhookEventType ARTIFACT_CREATED =
      new WebhookEventType(ArtifactCreated.TYPE);
  public static final WebhookEventType DELIVERY_COMPLETED =
      new WebhookEventType(DeliveryCompleted.TYPE);
  public static final WebhookEventType DELIVERY_FAILED = new WebhookEventType(DeliveryFailed.TYPE);
  public static final WebhookEventType VALIDATION_FAILED =
      new WebhookEventType(ValidationFailed.TYPE);
  public static final WebhookEventType WEBHOOK_DISABLED =
      new WebhookEventType(WebhookDisabled.TYPE);

  private static final List<WebhookEventType> KNOWN = List.of(
      JOB_STARTED,
      JOB_COMPLETED,
      JOB_FAILED,
      ARTIFACT_CREATED,
      DELIVERY_COMPLETED,
      DELIVERY_FAILED,
      VALIDATION_FAILED,
      WEBHOOK_DISABLED);

  public WebhookEventType {
    requireNonNull(value);
  }

  /** All that this version knows, in the order of the API guide. */
  public static List<WebhookEventType> known() {
    return KNOWN;
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static WebhookEventType of(String value) {
    return new WebhookEventType(value);
  }

  /** Whether this version knows the value. */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  @Override
  public String toString() {
    return value;
  }
}
