package io.openreg.server.report;

import io.openreg.model.Permission;
import io.openreg.model.WireJson;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.crypto.KeysetInDatabase;
import io.openreg.server.platform.crypto.MasterKey;
import io.openreg.server.platform.crypto.Secrets;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.http.EntityTags;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Grants;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.python.CodeProblem;
import io.openreg.server.testing.Engine;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The feature on a database of its own, without HTTP before it. */
final class ReportDesk implements AutoCloseable {
  private final Engine engine;
  private final Database database;
  private final Set<UUID> connectors = ConcurrentHashMap.newKeySet();
  private final ReportService reports;
  private final VersionService versions;

  ReportDesk(Engine engine) {
    this.engine = engine;
    database = Database.open(engine.freshDatabase(), WireJson.mapper());
    database.migrations().apply();
    Clock clock = Clock.systemUTC();
    SecureRandom random = new SecureRandom();
    Secrets secrets = Secrets.unlock(
        KeysetInDatabase.on(database, clock),
        MasterKey.configured("a master key of the tests", "none"),
        random);
    Platform platform = Platform.on(database, secrets, WireJson.mapper(), clock, random);
    ReportDao reportDao = database.dao(ReportDao.class);
    VersionDao versionDao = database.dao(VersionDao.class);
    VersionLine line = new VersionLine(platform, reportDao, versionDao);
    VersionCheck check = new VersionCheck(ReportDesk::problems);
    ConnectorLookup lookup = (tenant, id) -> connectors.contains(id);
    reports = new ReportService(platform, reportDao, versionDao, line, check, lookup);
    versions = new VersionService(platform, reportDao, versionDao, line, check, lookup);
  }

  ReportService reports() {
    return reports;
  }

  VersionService versions() {
    return versions;
  }

  private static List<CodeProblem> problems(String code) {
    return code.contains("def transform(")
        ? List.of()
        : List.of(new CodeProblem(1, 1, "there is no transform"));
  }

  /** Somebody of a tenant of their own who may do everything. */
  Caller newcomer() {
    TenantId tenant = new TenantId(UUID.randomUUID());
    database
        .jdbi()
        .useHandle(handle -> handle.execute(
            "INSERT INTO tenant (id, name, slug, environment, created_at) VALUES (?, 'Bank', ?, 'sandbox', ?)",
            tenant.value(),
            tenant.value().toString(),
            OffsetDateTime.now(ZoneOffset.UTC)));
    return new Caller(
        tenant,
        UUID.randomUUID(),
        "desk@example.com",
        false,
        Grants.of(List.of(Permission.ALL)),
        null,
        call(null));
  }

  /** The same caller with no more rights than these. */
  static Caller with(Caller caller, Permission... permissions) {
    return new Caller(
        caller.tenant(),
        caller.userId(),
        caller.email(),
        false,
        Grants.of(List.of(permissions)),
        null,
        caller.call());
  }

  /** The same caller in a request with {@code If-Match}. */
  static Caller ifMatch(Caller caller, @Nullable String tag) {
    return new Caller(
        caller.tenant(),
        caller.userId(),
        caller.email(),
        caller.isSuperuser(),
        caller.grants(),
        null,
        call(tag));
  }

  private static Call call(@Nullable String ifMatch) {
    return new Call("test", "127.0.0.1", null, Optional.empty(), ifMatch);
  }

  /** Actions of the audit trail of one thing, oldest first. */
  List<String> audited(UUID entityId) {
    return database.jdbi().withHandle(handle -> handle
        .createQuery(
            "SELECT entity_type || ' ' || action FROM audit_event WHERE entity_id = :id ORDER BY created_at, id")
        .bind("id", entityId)
        .mapTo(String.class)
        .list());
  }

  /** Gives a version another number than the one it got. */
  void number(UUID versionId, int major, int minor) {
    database
        .jdbi()
        .useHandle(handle -> handle.execute(
            "UPDATE report_version SET major_version = ?, minor_version = ? WHERE id = ?",
            major,
            minor,
            versionId));
  }

  /** What {@code ETag} says of it. */
  String tag(Object entity) {
    return "\"" + new EntityTags(WireJson.mapper()).of(entity).getValue() + "\"";
  }

  UUID connector(TenantId tenant) {
    UUID id = UUID.randomUUID();
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    database
        .jdbi()
        .useHandle(handle -> handle.execute("""
        INSERT INTO connector (id, tenant_id, name, type, config, credentials, is_active, revision, created_at, updated_at)
        VALUES (?, ?, ?, 'postgresql', '{}', 'sealed', true, 0, ?, ?)
        """, id, tenant.value(), id.toString(), now, now));
    connectors.add(id);
    return id;
  }

  @Override
  public void close() {
    database.close();
  }

  @Override
  public String toString() {
    return engine.name();
  }
}
