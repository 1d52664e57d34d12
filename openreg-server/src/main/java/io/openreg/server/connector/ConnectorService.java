package io.openreg.server.connector;

import io.openreg.model.connector.Connector;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.connector.ConnectorUpdate;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.InUse;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.http.Conflict;
import io.openreg.server.platform.http.EntityTags;
import io.openreg.server.platform.http.Idempotency;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rules of connectors: names are unique in a tenant; settings are checked before they are kept; credentials are sealed and never
 * come back; one that a report or a version reads from cannot be deleted; an inactive one is not read from.
 */
public final class ConnectorService {
  static final String ENTITY = "Connector";

  private final Transactions transactions;
  private final ConnectorDao dao;
  private final CredentialsVault vault;
  private final RequestSettings settings;
  private final Idempotency idempotency;
  private final EntityTags tags;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;

  ConnectorService(
      Platform platform, ConnectorDao dao, CredentialsVault vault, RequestSettings settings) {
    this.transactions = platform.transactions();
    this.dao = dao;
    this.vault = vault;
    this.settings = settings;
    this.idempotency = platform.idempotency();
    this.tags = platform.tags();
    this.audit = platform.audit();
    this.ids = platform.ids();
    this.clock = platform.clock();
  }

  /** A tenant's connectors by name. */
  List<Connector> list(TenantId tenant) {
    return dao.list(tenant).stream().map(ConnectorRow::wire).toList();
  }

  /** @throws NotFound if the tenant has no such connector */
  public Connector get(TenantId tenant, UUID id) {
    return find(tenant, id).wire();
  }

  /** Whether the tenant has such a connector, active or not. */
  public boolean exists(TenantId tenant, UUID id) {
    return dao.find(tenant, id).isPresent();
  }

  /**
   * All that is needed to read from the connector, its credentials in the clear: for a worker's standard input, and for nothing
   * else.
   *
   * @throws NotFound if the tenant has no such connector
   * @throws Conflict if it is inactive
   */
  public SourceSpec source(TenantId tenant, UUID id) {
    ConnectorRow connector = find(tenant, id);
    if (!connector.isActive()) {
      throw new Conflict("The connector '" + connector.name()
          + "' is inactive: activate it to read from its database.");
    }
    return spec(connector);
  }

  /** How many runs may read from the connector at the same time, 1 to 64. */
  public int concurrentRuns(TenantId tenant, UUID id) {
    return ConnectorSettings.concurrentRuns(find(tenant, id).config());
  }

  /** {@link #source} of an inactive connector too. */
  SourceSpec anySource(TenantId tenant, UUID id) {
    return spec(find(tenant, id));
  }

  Connector create(Caller caller, ConnectorCreate request) {
    Credentials credentials = settings.credentials(request.credentials());
    settings.storable(request.type().value(), request.config(), credentials);
    return idempotency.once(
        caller,
        () -> insert(caller, request, credentials),
        Connector::id,
        id -> get(caller.tenant(), id));
  }

  private Connector insert(Caller caller, ConnectorCreate request, Credentials credentials) {
    TenantId tenant = caller.tenant();
    UUID id = ids.next();
    Instant now = clock.instant();
    ConnectorRow connector = new ConnectorRow(
        id,
        tenant,
        request.name(),
        request.description(),
        request.type().value(),
        request.config(),
        vault.seal(tenant, id, credentials),
        true,
        now,
        now);
    named(request.name(), () -> dao.insert(tenant, connector));
    Connector created = get(tenant, id);
    audit.record(caller, AuditAction.CREATE, ENTITY, id, Changes.after(created));
    return created;
  }

  Connector update(Caller caller, UUID id, ConnectorUpdate request) {
    return transactions.call(() -> {
      ConnectorRow before = hold(caller, id);
      ConnectorRow changed = changed(before, request);
      named(changed.name(), () -> dao.update(caller.tenant(), changed));
      Connector after = get(caller.tenant(), id);
      boolean newLogin = request.credentials().isSet();
      audit.record(
          caller,
          AuditAction.UPDATE,
          ENTITY,
          id,
          Changes.between(new Audited(before.wire(), false), new Audited(after, newLogin)));
      return after;
    });
  }

  private ConnectorRow changed(ConnectorRow before, ConnectorUpdate request) {
    Map<String, @Nullable Object> config =
        Objects.requireNonNull(request.config().applyTo(before.config()));
    Map<String, @Nullable Object> login = request.credentials().value();
    Credentials credentials = login == null ? vault.open(before) : settings.credentials(login);
    if (request.config().isSet() || login != null) {
      settings.storable(before.type(), config, credentials);
    }
    return new ConnectorRow(
        before.id(),
        before.tenantId(),
        Objects.requireNonNull(request.name().applyTo(before.name())),
        request.description().applyTo(before.description()),
        before.type(),
        config,
        login == null
            ? before.credentials()
            : vault.seal(before.tenantId(), before.id(), credentials),
        Objects.requireNonNull(request.isActive().applyTo(before.isActive())),
        before.createdAt(),
        clock.instant());
  }

  void delete(Caller caller, UUID id) {
    transactions.run(() -> {
      ConnectorRow before = hold(caller, id);
      try {
        dao.delete(caller.tenant(), id);
      } catch (InUse e) {
        throw new Conflict("A report or one of its versions reads from the connector '"
            + before.name() + "', so that it stays. Deactivate it in place of deleting it.");
      }
      audit.record(caller, AuditAction.DELETE, ENTITY, id, Changes.before(before.wire()));
    });
  }

  /** The connector as it stands, held until the transaction ends; checked against {@code If-Match}. */
  private ConnectorRow hold(Caller caller, UUID id) {
    if (dao.hold(caller.tenant(), id) == 0) {
      throw NotFound.of(ENTITY).get();
    }
    ConnectorRow connector = find(caller.tenant(), id);
    tags.check(caller.call(), connector.wire());
    return connector;
  }

  private ConnectorRow find(TenantId tenant, UUID id) {
    return dao.find(tenant, id).orElseThrow(NotFound.of(ENTITY));
  }

  private SourceSpec spec(ConnectorRow connector) {
    return new SourceSpec(connector.type(), connector.config(), vault.open(connector));
  }

  private static void named(String name, Runnable write) {
    try {
      write.run();
    } catch (AlreadyExists e) {
      throw new Conflict("There is a connector named '" + name + "' already: choose another name.");
    }
  }

  /** A connector in the audit trail, which says that the login was replaced, but not by what. */
  record Audited(Connector connector, boolean loginReplaced) {}
}
