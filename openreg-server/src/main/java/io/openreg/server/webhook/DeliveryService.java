package io.openreg.server.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.openreg.model.error.FieldError;
import io.openreg.model.webhook.api.WebhookDelivery;
import io.openreg.model.webhook.api.WebhookDeliveryAttempt;
import io.openreg.model.webhook.api.WebhookDeliveryDetails;
import io.openreg.model.webhook.api.WebhookDeliveryRequest;
import io.openreg.model.webhook.api.WebhookDeliveryResponse;
import io.openreg.model.webhook.api.WebhookEventType;
import io.openreg.model.webhook.api.WebhookRetryResult;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.http.BadRequest;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was sent to webhooks, and sending it again. */
final class DeliveryService {
  private static final String ENTITY = "WebhookDelivery";
  private static final int ATTEMPTS_SHOWN = 100;

  private final Platform platform;
  private final WebhookService webhooks;
  private final WebhookDao webhookDao;
  private final DeliveryDao dao;

  DeliveryService(
      Platform platform, WebhookService webhooks, WebhookDao webhookDao, DeliveryDao dao) {
    this.platform = platform;
    this.webhooks = webhooks;
    this.webhookDao = webhookDao;
    this.dao = dao;
  }

  /** Newest event first. */
  List<WebhookDelivery> list(
      TenantId tenant,
      UUID webhookId,
      @Nullable String status,
      @Nullable String eventType,
      Paging paging) {
    DeliveryState state = state(status);
    String type = type(eventType);
    webhooks.find(tenant, webhookId);
    return dao.page(tenant, webhookId, state, type, paging.skip(), paging.limit()).stream()
        .map(DeliveryRow::wire)
        .toList();
  }

  private static @Nullable DeliveryState state(@Nullable String status) {
    if (status == null || status.isEmpty()) {
      return null;
    }
    return DeliveryState.of(status)
        .orElseThrow(() -> invalid("status", "must be one of pending, success, failed, retrying"));
  }

  private static @Nullable String type(@Nullable String eventType) {
    if (eventType == null || eventType.isEmpty()) {
      return null;
    }
    if (!WebhookEventType.of(eventType).isKnown()) {
      throw invalid("event_type", "must be one that GET /api/v1/webhooks/events/types lists");
    }
    return eventType;
  }

  private static Invalid invalid(String parameter, String what) {
    return new Invalid(new FieldError(List.of("query", parameter), what, "value_error.enum"));
  }

  WebhookDeliveryDetails get(TenantId tenant, UUID webhookId, UUID id) {
    DeliveryRow delivery = find(tenant, webhookId, id);
    List<AttemptRow> attempts = new ArrayList<>(dao.attempts(tenant, id, ATTEMPTS_SHOWN));
    AttemptRow last = attempts.isEmpty() ? null : attempts.get(0);
    Collections.reverse(attempts);
    return new WebhookDeliveryDetails(
        delivery.id(),
        delivery.webhookId(),
        delivery.eventId(),
        WebhookEventType.of(delivery.eventType()),
        delivery.status().wire(),
        delivery.attemptCount(),
        delivery.maxAttempts(),
        delivery.responseStatus(),
        delivery.responseTimeMs(),
        delivery.error(),
        delivery.nextRetryAt(),
        delivery.createdAt(),
        delivery.completedAt(),
        payload(delivery),
        last == null ? null : request(last),
        last == null ? null : response(last),
        attempts.stream().map(DeliveryService::brief).toList());
  }

  private Map<String, @Nullable Object> payload(DeliveryRow delivery) {
    try {
      return platform.json().readValue(delivery.payload(), new TypeReference<>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("The payload of " + delivery.id() + " is no JSON", e);
    }
  }

  private static WebhookDeliveryRequest request(AttemptRow attempt) {
    return new WebhookDeliveryRequest(attempt.url(), attempt.requestHeaders(), attempt.sentAt());
  }

  private static @Nullable WebhookDeliveryResponse response(AttemptRow attempt) {
    Integer status = attempt.responseStatus();
    Map<String, String> headers = attempt.responseHeaders();
    Instant answeredAt = attempt.answeredAt();
    Long timeMs = attempt.responseTimeMs();
    if (status == null || headers == null || answeredAt == null || timeMs == null) {
      return null;
    }
    String body = attempt.responseBody() == null ? "" : attempt.responseBody();
    return new WebhookDeliveryResponse(status, headers, body, answeredAt, timeMs);
  }

  private static WebhookDeliveryAttempt brief(AttemptRow attempt) {
    return new WebhookDeliveryAttempt(
        attempt.number(),
        attempt.sentAt(),
        attempt.responseStatus(),
        attempt.responseTimeMs(),
        attempt.error());
  }

  /**
   * Tries a delivery again at once, with as many attempts as its webhook's policy allows.
   *
   * @throws BadRequest if it has arrived, or has not been tried yet, or its webhook is inactive
   */
  WebhookRetryResult retry(Caller caller, UUID webhookId, UUID id) {
    find(caller.tenant(), webhookId, id);
    return platform
        .idempotency()
        .once(
            caller,
            () -> again(caller, webhookId, id),
            WebhookRetryResult::deliveryId,
            DeliveryService::queued);
  }

  private WebhookRetryResult again(Caller caller, UUID webhookId, UUID id) {
    TenantId tenant = caller.tenant();
    webhookDao.hold(tenant, webhookId);
    WebhookRow webhook = webhooks.find(tenant, webhookId);
    DeliveryRow delivery = find(tenant, webhookId, id);
    refuse(webhook, delivery);
    Instant now = platform.clock().instant();
    int more = RetryPlan.of(webhook.retryPolicy()).maxAttempts();
    dao.tryAgain(tenant, id, delivery.status(), delivery.attemptCount() + more, now);
    if (delivery.status() == DeliveryState.FAILED) {
      webhookDao.countFailed(tenant, webhookId, -1);
    }
    if (!platform.jobs().ensure(WebhookJobs.RETRY, id, now)) {
      platform.jobs().bringForward(WebhookJobs.RETRY, id, now);
    }
    platform.audit().record(caller, AuditAction.EXECUTE, ENTITY, id);
    return queued(id);
  }

  private static void refuse(WebhookRow webhook, DeliveryRow delivery) {
    if (!webhook.isActive()) {
      throw new BadRequest("The webhook '" + webhook.name()
          + "' is inactive, so that nothing is sent: activate it, then try again.");
    }
    if (delivery.status() == DeliveryState.SUCCESS) {
      throw new BadRequest("The delivery has arrived: it is not sent again.");
    }
    if (delivery.status() == DeliveryState.PENDING) {
      throw new BadRequest("The delivery waits for its first attempt, which comes by itself.");
    }
  }

  private static WebhookRetryResult queued(UUID id) {
    return new WebhookRetryResult("Webhook delivery queued for retry", id);
  }

  private DeliveryRow find(TenantId tenant, UUID webhookId, UUID id) {
    return dao.find(tenant, webhookId, id).orElseThrow(NotFound.of("Webhook delivery"));
  }
}
