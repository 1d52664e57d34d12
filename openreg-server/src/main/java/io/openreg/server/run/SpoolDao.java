package io.openreg.server.run;

import io.openreg.server.platform.db.AcrossTenants;
import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** What runs have put aside, in the database. */
interface SpoolDao {
  @SqlUpdate("""
      INSERT INTO run_spool (run_id, name, tenant_id, attempt, created_at)
      VALUES (:s.runId, :s.name, :tenant, :s.attempt, :s.createdAt)
      """)
  void insert(@Bind("tenant") TenantId tenant, @BindRecord("s") SpoolRow spool);

  @AcrossTenants("a job knows the id of its run and nothing else")
  @SqlQuery("SELECT * FROM run_spool WHERE run_id = :run ORDER BY name")
  List<SpoolRow> ofRun(@Bind("run") UUID runId);

  @SqlUpdate("DELETE FROM run_spool WHERE tenant_id = :tenant AND run_id = :run AND name = :name")
  void delete(@Bind("tenant") TenantId tenant, @Bind("run") UUID runId, @Bind("name") String name);
}
