package io.openreg.server.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The outbox: an event is a row beside the row it speaks of, so that it is neither lost nor sent for what never happened. */
public final class Events {
  private final OutboxDao dao;
  private final JsonMapper json;
  private final Ids ids;
  private final Clock clock;

  private Events(OutboxDao dao, JsonMapper json, Ids ids, Clock clock) {
    this.dao = dao;
    this.json = json;
    this.ids = ids;
    this.clock = clock;
  }

  public static Events on(Database database, JsonMapper json, Ids ids, Clock clock) {
    return new Events(database.dao(OutboxDao.class), json, ids, clock);
  }

  /**
   * Adds an event to the transaction under way.
   *
   * @param type such as {@code job.completed}
   * @param data the members of the event's {@code data}
   */
  public void append(TenantId tenant, String type, Map<String, ? extends @Nullable Object> data) {
    try {
      dao.insert(tenant, ids.next(), type, json.writeValueAsString(data), clock.instant());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The data of " + type + " cannot be written as JSON", e);
    }
  }
}
