package io.openreg.server.run;

import io.openreg.server.platform.identity.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Runs, counted in the database. */
interface StatisticsDao {
  @SqlQuery("""
      SELECT status, count(*) AS runs, count(ended_at) AS timed,
             COALESCE(SUM(EXTRACT(EPOCH FROM ended_at - started_at)), 0) AS seconds
        FROM run WHERE tenant_id = :tenant AND report_id = :report GROUP BY status
      """)
  List<StatusCount> byStatus(@Bind("tenant") TenantId tenant, @Bind("report") UUID reportId);

  @SqlQuery("""
      SELECT state, count(*) AS runs, count(ended_at) AS timed,
             COALESCE(SUM(EXTRACT(EPOCH FROM ended_at - started_at)), 0) AS seconds
        FROM run WHERE tenant_id = :tenant GROUP BY state
      """)
  List<StateCount> byState(@Bind("tenant") TenantId tenant);

  @SqlQuery("""
      SELECT CAST(created_at AT TIME ZONE 'UTC' AS DATE) AS run_day, status, count(*) AS runs
        FROM run WHERE tenant_id = :tenant AND report_id = :report AND created_at >= :since
       GROUP BY CAST(created_at AT TIME ZONE 'UTC' AS DATE), status
      """)
  List<DayCount> byDay(
      @Bind("tenant") TenantId tenant, @Bind("report") UUID reportId, @Bind("since") Instant since);
}
