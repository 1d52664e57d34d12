package io.openreg.server.delivery;

import io.openreg.server.platform.db.AcrossTenants;
import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jspecify.annotations.Nullable;

/** Destinations, and which reports deliver to them, in the database. */
interface DestinationDao {
  @SqlUpdate("""
      INSERT INTO destination (id, tenant_id, name, live_name, description, protocol, ftps, host, port, username, credentials,
                               directory, host_key_fingerprint, checksum_file, retry_count, retry_backoff, retry_base_delay,
                               retry_max_delay, is_active, revision, created_at, updated_at)
      VALUES (:d.id, :tenant, :d.name, :d.name, :d.description, :d.protocol, :d.ftps, :d.host, :d.port, :d.username,
              :d.credentials, :d.directory, :d.hostKeyFingerprint, :d.checksumFile, :d.retryCount, :d.retryBackoff,
              :d.retryBaseDelay, :d.retryMaxDelay, :d.isActive, 0, :d.createdAt, :d.updatedAt)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("d") DestinationRow destination);

  @SqlQuery("""
      SELECT * FROM destination
       WHERE tenant_id = :tenant AND deleted_at IS NULL
       ORDER BY name, id
      """)
  List<DestinationRow> list(@Bind("tenant") TenantId tenant);

  @SqlQuery(
      "SELECT * FROM destination WHERE tenant_id = :tenant AND id = :id AND deleted_at IS NULL")
  Optional<DestinationRow> find(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  /** A deleted one too: deliveries to it may be under way. */
  @SqlQuery("SELECT * FROM destination WHERE tenant_id = :tenant AND id = :id")
  DestinationRow any(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  /** Holds the destination until the transaction ends: who changes it, or links to it, comes here first. */
  @SqlUpdate("""
      UPDATE destination SET revision = revision + 1
       WHERE tenant_id = :tenant AND id = :id AND deleted_at IS NULL
      """)
  int hold(@Bind("tenant") TenantId tenant, @Bind("id") UUID id);

  @SqlUpdate("""
      UPDATE destination
         SET name = :d.name, live_name = :d.name, description = :d.description, protocol = :d.protocol, ftps = :d.ftps,
             host = :d.host, port = :d.port, username = :d.username, credentials = :d.credentials, directory = :d.directory,
             host_key_fingerprint = :d.hostKeyFingerprint, checksum_file = :d.checksumFile, retry_count = :d.retryCount,
             retry_backoff = :d.retryBackoff, retry_base_delay = :d.retryBaseDelay, retry_max_delay = :d.retryMaxDelay,
             is_active = :d.isActive, updated_at = :d.updatedAt
       WHERE tenant_id = :tenant AND id = :d.id AND deleted_at IS NULL
      """)
  void update(@Bind("tenant") TenantId tenant, @BindRecord("d") DestinationRow destination);

  /** Unless one is known, or the destination is another server since. */
  @SqlUpdate("""
      UPDATE destination SET host_key_fingerprint = :fingerprint
       WHERE tenant_id = :tenant AND id = :id AND host_key_fingerprint IS NULL AND host = :host AND port = :port
      """)
  int learn(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("host") String host,
      @Bind("port") int port,
      @Bind("fingerprint") String fingerprint);

  @SqlUpdate("""
      UPDATE destination SET last_delivery_at = :at, last_status = :status
       WHERE tenant_id = :tenant AND id = :id
      """)
  void ended(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("at") Instant at,
      @Bind("status") String status);

  @SqlUpdate("""
      UPDATE destination SET deleted_at = :now, updated_at = :now, live_name = NULL
       WHERE tenant_id = :tenant AND id = :id AND deleted_at IS NULL
      """)
  int delete(@Bind("tenant") TenantId tenant, @Bind("id") UUID id, @Bind("now") Instant now);

  @SqlUpdate("""
      INSERT INTO report_destination (tenant_id, report_id, destination_id, created_at)
      VALUES (:tenant, :report, :destination, :now)
      """)
  void link(
      @Bind("tenant") TenantId tenant,
      @Bind("report") UUID reportId,
      @Bind("destination") UUID destinationId,
      @Bind("now") Instant now);

  @SqlUpdate("""
      DELETE FROM report_destination
       WHERE tenant_id = :tenant AND report_id = :report AND destination_id = :destination
      """)
  int unlink(
      @Bind("tenant") TenantId tenant,
      @Bind("report") UUID reportId,
      @Bind("destination") UUID destinationId);

  @SqlQuery("""
      SELECT d.*
        FROM report_destination l JOIN destination d ON d.id = l.destination_id
       WHERE l.tenant_id = :tenant AND l.report_id = :report AND d.deleted_at IS NULL
       ORDER BY d.name, d.id
      """)
  List<DestinationRow> linkedTo(@Bind("tenant") TenantId tenant, @Bind("report") UUID reportId);

  @SqlQuery(
      "SELECT report_id FROM report_destination WHERE tenant_id = :tenant AND destination_id = :id")
  List<UUID> reportsOf(@Bind("tenant") TenantId tenant, @Bind("id") UUID destinationId);

  @AcrossTenants("the key that all tenants' logins are sealed under is rotated at once")
  @SqlQuery("""
      SELECT id, tenant_id, credentials
        FROM destination
       WHERE CAST(:after AS UUID) IS NULL OR id > CAST(:after AS UUID)
       ORDER BY id
       FETCH FIRST :limit ROWS ONLY
      """)
  List<SealedLogin> sealed(@Bind("after") @Nullable UUID after, @Bind("limit") int limit);

  @SqlUpdate("""
      UPDATE destination SET credentials = :sealed
       WHERE tenant_id = :tenant AND id = :id AND credentials = :before
      """)
  int reseal(
      @Bind("tenant") TenantId tenant,
      @Bind("id") UUID id,
      @Bind("before") String before,
      @Bind("sealed") String sealed);
}
