package io.openreg.server.platform.audit;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.identity.Ids;
import java.time.Clock;

/** Builds the audit log from what lies below it. */
public final class AuditTrail {
  private AuditTrail() {}

  public static AuditLog on(Database database, JsonMapper json, Ids ids, Clock clock) {
    return new AuditLog(database.dao(AuditDao.class), new AuditJson(json), ids, clock);
  }
}
