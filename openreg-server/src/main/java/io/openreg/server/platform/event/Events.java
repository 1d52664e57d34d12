package io.openreg.server.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.platform.jobs.JobKind;
import io.openreg.server.platform.jobs.JobQueue;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outbox: an event is a row beside the row it speaks of, so that it is neither lost nor sent for what never happened. With it goes
 * a job, which calls the relay as soon as the transaction has committed.
 */
public final class Events {
  /** Jobs of this kind have the ids of events; whoever does one relays all that has happened by then. */
  public static final JobKind RELAY = new JobKind("event.relay");

  private final OutboxDao dao;
  private final JsonMapper json;
  private final JobQueue jobs;
  private final Ids ids;
  private final Clock clock;

  private Events(OutboxDao dao, JsonMapper json, JobQueue jobs, Ids ids, Clock clock) {
    this.dao = dao;
    this.json = json;
    this.jobs = jobs;
    this.ids = ids;
    this.clock = clock;
  }

  public static Events on(Database database, JsonMapper json, JobQueue jobs, Ids ids, Clock clock) {
    return new Events(database.dao(OutboxDao.class), json, jobs, ids, clock);
  }

  /**
   * Adds an event to the transaction under way.
   *
   * @param type such as {@code job.completed}
   * @param data the members of the event's {@code data}
   */
  public void append(TenantId tenant, String type, Map<String, ? extends @Nullable Object> data) {
    UUID id = ids.next();
    Instant now = clock.instant();
    try {
      dao.insert(tenant, id, type, json.writeValueAsString(data), now);
      jobs.enqueue(RELAY, id, now);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The data of " + type + " cannot be written as JSON", e);
    }
  }
}
