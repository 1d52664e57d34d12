package io.openreg.server.run;

import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.TenantId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Lists of runs, whose conditions are put together from the filters given. Newest first. */
final class RunQuery {
  private final Jdbi jdbi;

  RunQuery(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<RunRow> page(TenantId tenant, RunFilter filter, Paging paging) {
    Conditions conditions = conditions(tenant, filter);
    return jdbi.withHandle(handle -> handle
        .createQuery("SELECT * FROM run WHERE " + conditions.sql()
            + " ORDER BY created_at DESC, id DESC OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY")
        .bindMap(conditions.bindings())
        .bind("skip", paging.skip())
        .bind("limit", paging.limit())
        .mapTo(RunRow.class)
        .list());
  }

  long count(TenantId tenant, RunFilter filter) {
    Conditions conditions = conditions(tenant, filter);
    return jdbi.withHandle(handle -> handle
        .createQuery("SELECT count(*) FROM run WHERE " + conditions.sql())
        .bindMap(conditions.bindings())
        .mapTo(Long.class)
        .one());
  }

  List<RunRow> workflows(TenantId tenant, @Nullable RunState state, Paging paging) {
    return jdbi.withHandle(handle -> handle
        .createQuery("SELECT * FROM run WHERE tenant_id = :tenant"
            + (state == null ? "" : " AND state = :state")
            + " ORDER BY created_at DESC, id DESC OFFSET :skip ROWS FETCH NEXT :limit ROWS ONLY")
        .bind("tenant", tenant)
        .bindMap(state == null ? Map.of() : Map.of("state", state))
        .bind("skip", paging.skip())
        .bind("limit", paging.limit())
        .mapTo(RunRow.class)
        .list());
  }

  private record Conditions(String sql, Map<String, Object> bindings) {}

  /** Only constants of this class become part of the statement; values are bound. */
  private static Conditions conditions(TenantId tenant, RunFilter filter) {
    StringBuilder sql = new StringBuilder("tenant_id = :tenant");
    Map<String, Object> bindings = new LinkedHashMap<>();
    bindings.put("tenant", tenant);
    if (filter.status() != null) {
      sql.append(" AND status = :status");
      bindings.put("status", filter.status());
    }
    if (filter.reportId() != null) {
      sql.append(" AND report_id = :report");
      bindings.put("report", filter.reportId());
    }
    if (filter.businessDate() != null) {
      sql.append(" AND business_date = :businessDate");
      bindings.put("businessDate", filter.businessDate());
    }
    if (filter.from() != null) {
      sql.append(" AND created_at >= :from");
      bindings.put("from", filter.from());
    }
    if (filter.to() != null) {
      sql.append(" AND created_at <= :to");
      bindings.put("to", filter.to());
    }
    return new Conditions(sql.toString(), bindings);
  }
}
