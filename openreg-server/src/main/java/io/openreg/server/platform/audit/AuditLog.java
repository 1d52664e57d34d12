package io.openreg.server.platform.audit;

import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes a line of the audit trail, in the transaction of the act itself: both happen or neither. */
public final class AuditLog {
  private final AuditDao dao;
  private final AuditJson json;
  private final Ids ids;
  private final Clock clock;

  AuditLog(AuditDao dao, AuditJson json, Ids ids, Clock clock) {
    this.dao = dao;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  public void record(
      Caller caller,
      AuditAction action,
      String entityType,
      @Nullable UUID entityId,
      Changes changes) {
    dao.insert(
        caller.tenant(),
        new AuditRow(
            ids.next(),
            caller.userId(),
            caller.email(),
            entityType,
            entityId,
            action.wireName(),
            json.write(changes),
            caller.call().address(),
            caller.call().userAgent(),
            caller.call().requestId(),
            clock.instant()));
  }

  public void record(
      Caller caller, AuditAction action, String entityType, @Nullable UUID entityId) {
    record(caller, action, entityType, entityId, Changes.NONE);
  }
}
