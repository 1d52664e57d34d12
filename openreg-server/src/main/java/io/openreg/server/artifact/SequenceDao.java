package io.openreg.server.artifact;

import io.openreg.server.platform.identity.TenantId;
import java.time.LocalDate;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Numbers of files in the database. */
interface SequenceDao {
  @SqlUpdate("""
      UPDATE file_sequence SET last_number = last_number + 1
       WHERE tenant_id = :tenant AND template = :template AND sequence_day = :day
      """)
  int increment(
      @Bind("tenant") TenantId tenant,
      @Bind("template") String template,
      @Bind("day") LocalDate day);

  @SqlUpdate("""
      INSERT INTO file_sequence (tenant_id, template, sequence_day, last_number) VALUES (:tenant, :template, :day, 0)
      """)
  void create(
      @Bind("tenant") TenantId tenant,
      @Bind("template") String template,
      @Bind("day") LocalDate day);

  @SqlQuery("""
      SELECT last_number FROM file_sequence
       WHERE tenant_id = :tenant AND template = :template AND sequence_day = :day
      """)
  long last(
      @Bind("tenant") TenantId tenant,
      @Bind("template") String template,
      @Bind("day") LocalDate day);

  @SqlQuery("""
      SELECT count(*) FROM file_sequence
       WHERE tenant_id = :tenant AND template = :template AND sequence_day = :day
      """)
  int exists(
      @Bind("tenant") TenantId tenant,
      @Bind("template") String template,
      @Bind("day") LocalDate day);
}
