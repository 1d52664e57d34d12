package io.openreg.server.delivery;

import io.openreg.model.Change;
import io.openreg.model.delivery.Destination;
import io.openreg.model.delivery.DestinationCreate;
import io.openreg.model.delivery.DestinationUpdate;
import io.openreg.model.delivery.FtpsMode;
import io.openreg.model.delivery.RetryBackoff;
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
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.report.ReportService;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rules of destinations: names are unique in a tenant; settings are checked before they are kept; logins are sealed and never come back; one
 * that a report delivers to cannot be deleted, and what was delivered to a deleted one stays in the histories; to an inactive one
 * nothing is sent.
 */
final class DestinationService {
  static final String ENTITY = "Destination";

  private static final String ROOT = "/";
  private static final int ATTEMPTS = 3;
  private static final int BASE_DELAY = 5;
  private static final int MAX_DELAY = 300;

  private final Transactions transactions;
  private final DestinationDao dao;
  private final LoginVault vault;
  private final DestinationSettings settings;
  private final ReportService reports;
  private final Idempotency idempotency;
  private final EntityTags tags;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  DestinationService(
      Platform platform,
      DestinationDao dao,
      LoginVault vault,
      DestinationSettings settings,
      ReportService reports) {
    this.transactions = platform.transactions();
    this.dao = dao;
    this.vault = vault;
    this.settings = settings;
    this.reports = reports;
    this.idempotency = platform.idempotency();
    this.tags = platform.tags();
    this.audit = platform.audit();
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /** A tenant's destinations by name. */
  List<Destination> list(TenantId tenant) {
    return dao.list(tenant).stream().map(DestinationRow::wire).toList();
  }

  /** @throws NotFound if the tenant has no such destination, or has deleted it */
  Destination get(TenantId tenant, UUID id) {
    return find(tenant, id).wire();
  }

  DestinationRow find(TenantId tenant, UUID id) {
    return dao.find(tenant, id).orElseThrow(NotFound.of(ENTITY));
  }

  /** All that is needed to send there, the login in the clear. */
  Target target(DestinationRow row) {
    return target(row, vault.open(row));
  }

  private Target target(DestinationRow row, Login login) {
    Destination wire = row.wire();
    return settings.target(
        wire.protocol(),
        wire.ftps(),
        wire.host(),
        wire.port(),
        wire.username(),
        login,
        wire.directory(),
        wire.hostKeyFingerprint());
  }

  Destination create(Caller caller, DestinationCreate request) {
    Login login = new Login(request.password(), request.privateKey(), request.passphrase());
    FtpsMode ftps = Objects.requireNonNullElse(request.ftps(), FtpsMode.NONE);
    RetryBackoff backoff =
        Objects.requireNonNullElse(request.retryBackoff(), RetryBackoff.EXPONENTIAL);
    DestinationSettings.checkBackoff(backoff);
    Instant now = clock.instant();
    UUID id = ids.next();
    DestinationRow row = new DestinationRow(
        id,
        caller.tenant(),
        request.name(),
        request.description(),
        request.protocol().value(),
        ftps.value(),
        request.host(),
        Objects.requireNonNullElseGet(
            request.port(), () -> DestinationSettings.usualPort(request.protocol(), ftps)),
        request.username(),
        vault.seal(caller.tenant(), id, login),
        Objects.requireNonNullElse(request.directory(), ROOT),
        request.hostKeyFingerprint(),
        Objects.requireNonNullElse(request.checksumFile(), false),
        Objects.requireNonNullElse(request.retryCount(), ATTEMPTS),
        backoff.value(),
        Objects.requireNonNullElse(request.retryBaseDelay(), BASE_DELAY),
        Objects.requireNonNullElse(request.retryMaxDelay(), MAX_DELAY),
        true,
        null,
        null,
        now,
        now,
        null);
    target(row, login);
    return idempotency.once(
        caller, () -> insert(caller, row), Destination::id, made -> get(caller.tenant(), made));
  }

  private Destination insert(Caller caller, DestinationRow row) {
    named(row.name(), () -> dao.insert(caller.tenant(), row));
    Destination created = get(caller.tenant(), row.id());
    audit.record(caller, AuditAction.CREATE, ENTITY, row.id(), Changes.after(created));
    return created;
  }

  Destination update(Caller caller, UUID id, DestinationUpdate request) {
    RetryBackoff backoff = request.retryBackoff().value();
    if (backoff != null) {
      DestinationSettings.checkBackoff(backoff);
    }
    return transactions.call(() -> {
      DestinationRow before = hold(caller, id);
      DestinationRow changed = changed(before, request);
      named(changed.name(), () -> dao.update(caller.tenant(), changed));
      Destination after = get(caller.tenant(), id);
      boolean newLogin = !before.credentials().equals(changed.credentials());
      audit.record(
          caller,
          AuditAction.UPDATE,
          ENTITY,
          id,
          Changes.between(new Audited(before.wire(), false), new Audited(after, newLogin)));
      return after;
    });
  }

  private DestinationRow changed(DestinationRow before, DestinationUpdate request) {
    Destination old = before.wire();
    Login oldLogin = vault.open(before);
    Login login = login(oldLogin, request);
    DestinationRow changed = new DestinationRow(
        before.id(),
        before.tenantId(),
        kept(request.name(), old.name()),
        request.description().applyTo(old.description()),
        kept(request.protocol(), old.protocol()).value(),
        kept(request.ftps(), old.ftps()).value(),
        kept(request.host(), old.host()),
        kept(request.port(), old.port()),
        kept(request.username(), old.username()),
        login.equals(oldLogin)
            ? before.credentials()
            : vault.seal(before.tenantId(), before.id(), login),
        kept(request.directory(), old.directory()),
        fingerprint(old, request),
        kept(request.checksumFile(), old.checksumFile()),
        kept(request.retryCount(), old.retryCount()),
        kept(request.retryBackoff(), old.retryBackoff()).value(),
        kept(request.retryBaseDelay(), old.retryBaseDelay()),
        kept(request.retryMaxDelay(), old.retryMaxDelay()),
        kept(request.isActive(), old.isActive()),
        before.lastDeliveryAt(),
        before.lastStatus(),
        before.createdAt(),
        clock.instant(),
        null);
    target(changed, login);
    return changed;
  }

  /** The passphrase belongs to its key: one key goes with the other's. */
  private static Login login(Login old, DestinationUpdate request) {
    String key = request.privateKey().applyTo(old.privateKey());
    String passphrase = request.privateKey().isUnset()
        ? request.passphrase().applyTo(old.passphrase())
        : request.passphrase().value();
    return new Login(request.password().applyTo(old.password()), key, passphrase);
  }

  /** Another server has another key: the one that was recorded is forgotten, unless the request brings one. */
  private static @Nullable String fingerprint(Destination old, DestinationUpdate request) {
    boolean same = kept(request.host(), old.host()).equals(old.host())
        && kept(request.port(), old.port()) == old.port()
        && kept(request.protocol(), old.protocol()).equals(old.protocol())
        && kept(request.ftps(), old.ftps()).equals(old.ftps());
    return request.hostKeyFingerprint().applyTo(same ? old.hostKeyFingerprint() : null);
  }

  private static <T> T kept(Change<T> change, T old) {
    return Objects.requireNonNull(change.applyTo(old));
  }

  void delete(Caller caller, UUID id) {
    transactions.run(() -> {
      DestinationRow before = hold(caller, id);
      if (dao.reportsOf(caller.tenant(), id).stream()
          .anyMatch(report -> reports.exists(caller.tenant(), report))) {
        throw new Conflict(
            "Reports deliver to the destination '" + before.name()
                + "', so that it stays. Unlink it from them, or deactivate it in place of deleting it.");
      }
      dao.delete(caller.tenant(), id, clock.instant());
      audit.record(caller, AuditAction.DELETE, ENTITY, id, Changes.before(before.wire()));
    });
  }

  /** Remembers the host key that a destination has shown, where none was known: it is the one that is expected from now on. */
  void learn(Caller caller, DestinationRow row, @Nullable String shown) {
    if (shown == null
        || row.hostKeyFingerprint() != null
        || !row.wire().ftps().equals(FtpsMode.NONE)) {
      return;
    }
    transactions.run(() -> {
      if (dao.learn(caller.tenant(), row.id(), row.host(), row.port(), shown) == 1) {
        audit.record(
            caller,
            AuditAction.UPDATE,
            ENTITY,
            row.id(),
            Changes.after(Map.of("host_key_fingerprint", shown)));
      }
    });
  }

  /** The destination as it stands, held until the transaction ends; checked against {@code If-Match}. */
  private DestinationRow hold(Caller caller, UUID id) {
    if (dao.hold(caller.tenant(), id) == 0) {
      throw NotFound.of(ENTITY).get();
    }
    DestinationRow row = find(caller.tenant(), id);
    tags.check(caller.call(), row.wire());
    return row;
  }

  private static void named(String name, Runnable write) {
    try {
      write.run();
    } catch (AlreadyExists e) {
      throw new Conflict(
          "There is a destination named '" + name + "' already: choose another name.");
    }
  }

  /** Empty where nothing may be sent: it is inactive, or was deleted. */
  Optional<DestinationRow> usable(TenantId tenant, UUID id) {
    return dao.find(tenant, id).filter(DestinationRow::isActive);
  }

  /** A destination in the audit trail, which says that the login was replaced, but not by what. */
  record Audited(Destination destination, boolean loginReplaced) {}
}
