package io.openreg.server.platform.jobs;

import io.openreg.server.platform.db.AcrossTenants;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The jobs in the database. The table's shape is db-scheduler's; jobs are put in here, so that it happens in our transaction. */
interface JobDao {
  String NO_TENANT = "a job knows an id only; the row of that id knows its tenant";

  @AcrossTenants(NO_TENANT)
  @SqlUpdate("""
      INSERT INTO scheduled_job (task_name, task_instance, execution_time, picked, version)
      VALUES (:kind, :id, :due, FALSE, 1)
      """)
  void insert(@Bind("kind") String kind, @Bind("id") String id, @Bind("due") Instant due);

  @AcrossTenants(NO_TENANT)
  @SqlUpdate("""
      INSERT INTO scheduled_job (task_name, task_instance, execution_time, picked, version)
      SELECT CAST(:kind AS VARCHAR), CAST(:id AS VARCHAR), CAST(:due AS TIMESTAMP WITH TIME ZONE), FALSE, 1
       WHERE NOT EXISTS (SELECT 1 FROM scheduled_job WHERE task_name = :kind AND task_instance = :id)
      """)
  int insertIfAbsent(@Bind("kind") String kind, @Bind("id") String id, @Bind("due") Instant due);

  @AcrossTenants(NO_TENANT)
  @SqlUpdate("""
      UPDATE scheduled_job
         SET execution_time = :due, version = version + 1
       WHERE task_name = :kind AND task_instance = :id AND picked = FALSE AND execution_time > :due
      """)
  int bringForward(@Bind("kind") String kind, @Bind("id") String id, @Bind("due") Instant due);

  @AcrossTenants(NO_TENANT)
  @SqlUpdate("""
      DELETE FROM scheduled_job
       WHERE task_name = :kind AND task_instance = :id AND picked = FALSE
      """)
  int deleteWaiting(@Bind("kind") String kind, @Bind("id") String id);

  @AcrossTenants(NO_TENANT)
  @SqlUpdate("""
      UPDATE scheduled_job
         SET picked = FALSE, picked_by = NULL, last_heartbeat = NULL, version = version + 1
       WHERE picked = TRUE
      """)
  int release();

  @AcrossTenants(NO_TENANT)
  @SqlQuery("""
      SELECT task_name AS kind, COUNT(*) AS waiting, MIN(execution_time) AS oldest_due
        FROM scheduled_job
       WHERE picked = FALSE AND execution_time <= :now
       GROUP BY task_name
       ORDER BY task_name
      """)
  List<JobBacklog> backlog(@Bind("now") Instant now);
}
