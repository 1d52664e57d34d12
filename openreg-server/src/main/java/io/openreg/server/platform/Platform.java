package io.openreg.server.platform;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.AuditTrail;
import io.openreg.server.platform.crypto.Secrets;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.event.Events;
import io.openreg.server.platform.http.EntityTags;
import io.openreg.server.platform.http.Idempotency;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TimeOrderedIds;
import io.openreg.server.platform.jobs.JobQueue;
import io.openreg.server.platform.metrics.Metrics;
import java.security.SecureRandom;
import java.time.Clock;

/** The ground floor in one hand, for features to take what they need from. */
public record Platform(
    Database database,
    Transactions transactions,
    AuditLog audit,
    Events events,
    JobQueue jobs,
    Secrets secrets,
    Metrics metrics,
    Idempotency idempotency,
    EntityTags tags,
    JsonMapper json,
    Ids ids,
    Clock clock,
    SecureRandom random) {

  public static Platform on(
      Database database, Secrets secrets, JsonMapper json, Clock time, SecureRandom random) {
    Clock clock = new MicrosecondClock(time);
    Ids ids = new TimeOrderedIds(clock, random);
    JobQueue jobs = JobQueue.on(database, clock);
    return new Platform(
        database,
        database.transactions(),
        AuditTrail.on(database, json, ids, clock),
        Events.on(database, json, jobs, ids, clock),
        jobs,
        secrets,
        new Metrics(),
        Idempotency.on(database, clock),
        new EntityTags(json),
        json,
        ids,
        clock,
        random);
  }
}
