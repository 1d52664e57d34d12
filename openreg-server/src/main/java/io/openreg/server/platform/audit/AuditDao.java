package io.openreg.server.platform.audit;

import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The audit trail in the database: rows are only ever added. */
interface AuditDao {
  @SqlUpdate("""
      INSERT INTO audit_event (id, tenant_id, user_id, user_email, entity_type, entity_id, action, changes,
                               ip_address, user_agent, request_id, created_at)
      VALUES (:r.id, :tenant, :r.userId, :r.userEmail, :r.entityType, :r.entityId, :r.action, :r.changes,
              :r.ipAddress, :r.userAgent, :r.requestId, :r.createdAt)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("r") AuditRow row);
}
