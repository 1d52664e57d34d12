package io.openreg.server.webhook;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.openreg.model.webhook.api.Webhook;
import io.openreg.model.webhook.api.WebhookCreate;
import io.openreg.model.webhook.api.WebhookCreated;
import io.openreg.model.webhook.api.WebhookEventType;
import io.openreg.model.webhook.api.WebhookSecretRotated;
import io.openreg.model.webhook.api.WebhookUpdate;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.Conflict;
import io.openreg.server.platform.http.EntityTags;
import io.openreg.server.platform.http.Idempotency;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Rules of webhooks: names are unique in a tenant; secrets and the values of headers are sealed and never come back; a rotated
 * secret goes on signing for a day, or until its owner says that nobody needs it any more.
 */
public final class WebhookService {
  static final String ENTITY = "Webhook";
  static final Duration OVERLAP = Duration.ofHours(24);

  private static final int MOST = 100;
  private static final int TIMEOUT_SECONDS = 30;

  private final Transactions transactions;
  private final WebhookDao dao;
  private final SecretsVault vault;
  private final WebhookRules rules;
  private final Idempotency idempotency;
  private final EntityTags tags;
  private final AuditLog audit;
  private final RandomGenerator random;
  private final Ids ids;
  private final Clock clock;

  WebhookService(Platform platform, WebhookDao dao, SecretsVault vault, WebhookRules rules) {
    this.transactions = platform.transactions();
    this.dao = dao;
    this.vault = vault;
    this.rules = rules;
    this.idempotency = platform.idempotency();
    this.tags = platform.tags();
    this.audit = platform.audit();
    this.random = platform.random();
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /** A tenant's webhooks by name. */
  List<Webhook> list(TenantId tenant, @Nullable Boolean isActive, Paging paging) {
    return dao.list(tenant, isActive, paging.skip(), paging.limit()).stream()
        .map(this::wire)
        .toList();
  }

  /** @throws NotFound if the tenant has no such webhook */
  Webhook get(TenantId tenant, UUID id) {
    return wire(find(tenant, id));
  }

  /** @throws NotFound if the tenant has no such webhook */
  WebhookRow find(TenantId tenant, UUID id) {
    return dao.find(tenant, id).orElseThrow(NotFound.of(ENTITY));
  }

  WebhookCreated create(Caller caller, WebhookCreate request) {
    rules
        .of(caller.tenant())
        .url(request.url())
        .events(request.events())
        .headers(request.headers())
        .allowedIps(request.allowedIps())
        .reports(request.reportIds())
        .retryPolicy(request.retryPolicy())
        .enforce();
    return idempotency.onceSecret(
        caller, () -> insert(caller, request), created -> created.webhook().id());
  }

  private WebhookCreated insert(Caller caller, WebhookCreate request) {
    TenantId tenant = caller.tenant();
    if (dao.count(tenant) >= MOST) {
      throw new Conflict("There are " + MOST + " webhooks already, and no more are kept.");
    }
    UUID id = ids.next();
    Instant now = clock.instant();
    Map<String, String> headers = requireNonNullElse(request.headers(), Map.of());
    WebhookSecrets secrets = new WebhookSecrets(WebhookSecrets.fresh(random), null, headers);
    WebhookRow webhook = new WebhookRow(
        id,
        tenant,
        request.name(),
        request.description(),
        request.url(),
        names(request.events()),
        List.copyOf(headers.keySet()),
        requireNonNullElse(request.allowedIps(), List.of()),
        requireNonNullElse(request.reportIds(), List.of()),
        requireNonNullElse(request.timeoutSeconds(), TIMEOUT_SECONDS),
        RetryPlan.complete(request.retryPolicy()),
        vault.seal(tenant, id, secrets),
        null,
        true,
        null,
        now,
        now,
        0,
        0,
        0,
        null,
        null,
        null,
        0,
        null);
    named(request.name(), () -> dao.insert(tenant, webhook));
    Webhook created = get(tenant, id);
    audit.record(caller, AuditAction.CREATE, ENTITY, id, Changes.after(created));
    return new WebhookCreated(created, secrets.current());
  }

  Webhook update(Caller caller, UUID id, WebhookUpdate request) {
    rules
        .of(caller.tenant())
        .url(request.url().value())
        .events(request.events().value())
        .headers(request.headers().value())
        .allowedIps(request.allowedIps().value())
        .reports(request.reportIds().value())
        .retryPolicy(request.retryPolicy().value())
        .enforce();
    return transactions.call(() -> {
      WebhookRow before = hold(caller, id);
      tags.check(caller.call(), wire(before));
      named(
          requireNonNullElse(request.name().value(), before.name()),
          () -> dao.update(caller.tenant(), changed(before, request)));
      return changed(caller, before, AuditAction.UPDATE);
    });
  }

  private WebhookRow changed(WebhookRow before, WebhookUpdate request) {
    WebhookSecrets secrets = vault.open(before);
    Map<String, String> headers = request.headers().isUnset()
        ? secrets.headers()
        : requireNonNullElse(request.headers().value(), Map.of());
    boolean isActive = requireNonNull(request.isActive().applyTo(before.isActive()));
    boolean isRevived = isActive && !before.isActive();
    return new WebhookRow(
        before.id(),
        before.tenantId(),
        requireNonNull(request.name().applyTo(before.name())),
        request.description().applyTo(before.description()),
        requireNonNull(request.url().applyTo(before.url())),
        request.events().value() == null
            ? before.events()
            : names(request.events().value()),
        List.copyOf(headers.keySet()),
        requireNonNullElse(request.allowedIps().applyTo(before.allowedIps()), List.of()),
        requireNonNullElse(request.reportIds().applyTo(before.reportIds()), List.of()),
        requireNonNullElse(
            request.timeoutSeconds().applyTo(before.timeoutSeconds()), TIMEOUT_SECONDS),
        RetryPlan.complete(request.retryPolicy().applyTo(before.retryPolicy())),
        request.headers().isUnset()
            ? before.secrets()
            : vault.seal(before.tenantId(), before.id(), secrets.withHeaders(headers)),
        before.previousSecretUntil(),
        isActive,
        isActive ? null : before.disabledReason(),
        before.createdAt(),
        clock.instant(),
        before.totalDeliveries(),
        before.successfulDeliveries(),
        before.failedDeliveries(),
        before.lastTriggeredAt(),
        before.lastSuccessAt(),
        before.lastFailureAt(),
        isRevived ? 0 : before.failedDays(),
        before.lastFailedDay());
  }

  void delete(Caller caller, UUID id) {
    transactions.run(() -> {
      WebhookRow before = hold(caller, id);
      dao.delete(caller.tenant(), id);
      audit.record(caller, AuditAction.DELETE, ENTITY, id, Changes.before(wire(before)));
    });
  }

  /**
   * Gives the webhook a new secret. The one that its receiver knows goes on signing for a day; where that is already the one before
   * the last, it stays that one, and so does the day.
   */
  WebhookSecretRotated rotateSecret(Caller caller, UUID id) {
    find(caller.tenant(), id);
    return idempotency.onceSecret(caller, () -> rotate(caller, id), rotated -> id);
  }

  private WebhookSecretRotated rotate(Caller caller, UUID id) {
    WebhookRow before = hold(caller, id);
    Instant now = clock.instant();
    boolean isRotating = before.isRotating(now);
    Instant until = isRotating && before.previousSecretUntil() != null
        ? before.previousSecretUntil()
        : now.plus(OVERLAP);
    WebhookSecrets secrets = vault.open(before).rotated(WebhookSecrets.fresh(random), isRotating);
    dao.update(caller.tenant(), withSecrets(before, secrets, until));
    changed(caller, before, AuditAction.UPDATE);
    return new WebhookSecretRotated("Webhook secret rotated", secrets.current(), until);
  }

  /** Ends the rotation: from now on the new secret alone signs. Nothing happens where there is none under way. */
  void forgetPreviousSecret(Caller caller, UUID id) {
    transactions.run(() -> {
      WebhookRow before = hold(caller, id);
      if (before.previousSecretUntil() != null) {
        WebhookSecrets secrets = vault.open(before).withoutPrevious();
        dao.update(caller.tenant(), withSecrets(before, secrets, null));
        changed(caller, before, AuditAction.UPDATE);
      }
    });
  }

  private WebhookRow withSecrets(
      WebhookRow before, WebhookSecrets secrets, @Nullable Instant previousUntil) {
    return new WebhookRow(
        before.id(),
        before.tenantId(),
        before.name(),
        before.description(),
        before.url(),
        before.events(),
        before.headerNames(),
        before.allowedIps(),
        before.reportIds(),
        before.timeoutSeconds(),
        before.retryPolicy(),
        vault.seal(before.tenantId(), before.id(), secrets),
        previousUntil,
        before.isActive(),
        before.disabledReason(),
        before.createdAt(),
        clock.instant(),
        before.totalDeliveries(),
        before.successfulDeliveries(),
        before.failedDeliveries(),
        before.lastTriggeredAt(),
        before.lastSuccessAt(),
        before.lastFailureAt(),
        before.failedDays(),
        before.lastFailedDay());
  }

  private Webhook changed(Caller caller, WebhookRow before, AuditAction action) {
    Webhook after = get(caller.tenant(), before.id());
    audit.record(caller, action, ENTITY, before.id(), Changes.between(wire(before), after));
    return after;
  }

  /** The webhook as it stands, held until the transaction ends. */
  private WebhookRow hold(Caller caller, UUID id) {
    if (dao.hold(caller.tenant(), id) == 0) {
      throw NotFound.of(ENTITY).get();
    }
    return find(caller.tenant(), id);
  }

  private Webhook wire(WebhookRow row) {
    return row.wire(clock.instant());
  }

  private static List<String> names(List<WebhookEventType> events) {
    return events.stream().map(WebhookEventType::value).distinct().toList();
  }

  private static void named(String name, Runnable write) {
    try {
      write.run();
    } catch (AlreadyExists e) {
      throw new Conflict("There is a webhook named '" + name + "' already: choose another name.");
    }
  }
}
