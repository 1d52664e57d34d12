package io.openreg.server.run;

import io.openreg.server.platform.db.BindRecord;
import io.openreg.server.platform.identity.TenantId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jspecify.annotations.Nullable;

/** Log lines of runs in the database. */
interface LogDao {
  @SqlQuery(
      "SELECT COALESCE(MAX(line_number), 0) FROM run_log WHERE tenant_id = :tenant AND run_id = :run")
  long lastLine(@Bind("tenant") TenantId tenant, @Bind("run") UUID runId);

  @SqlBatch("""
      INSERT INTO run_log (run_id, line_number, tenant_id, id, logged_at, level, message)
      VALUES (:run, :l.lineNumber, :tenant, :l.id, :l.loggedAt, :l.level, :l.message)
      """)
  void insert(
      @Bind("tenant") TenantId tenant,
      @Bind("run") UUID runId,
      @BindRecord("l") List<LogRow> lines);

  @SqlQuery("""
      SELECT line_number, id, logged_at, level, message
        FROM run_log
       WHERE tenant_id = :tenant AND run_id = :run AND line_number > :after
         AND (CAST(:level AS VARCHAR) IS NULL OR level = :level)
       ORDER BY line_number
       FETCH FIRST :limit ROWS ONLY
      """)
  List<LogRow> after(
      @Bind("tenant") TenantId tenant,
      @Bind("run") UUID runId,
      @Bind("after") long line,
      @Bind("level") @Nullable String level,
      @Bind("limit") int limit);

  @SqlQuery("""
      SELECT level, count(*) AS lines FROM run_log WHERE tenant_id = :tenant AND run_id = :run GROUP BY level
      """)
  @KeyColumn("level")
  @ValueColumn("lines")
  Map<String, Long> countByLevel(@Bind("tenant") TenantId tenant, @Bind("run") UUID runId);
}
