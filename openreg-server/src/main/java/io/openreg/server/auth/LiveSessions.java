package io.openreg.server.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * The sessions in use, as requests see them: read from the database at most once in two seconds each, so that a session
 * ended on another node, or a user disabled there, is refused here within that time, and at once on this node.
 */
final class LiveSessions {
  static final Duration KEPT_FOR = Duration.ofSeconds(2);
  private static final Duration TOUCH_EVERY = Duration.ofMinutes(1);
  private static final int MOST = 50_000;

  private final SessionDao dao;
  private final Clock clock;
  private final Cache<Key, Optional<LiveSession>> cache;

  LiveSessions(SessionDao dao, Clock clock) {
    this.dao = dao;
    this.clock = clock;
    this.cache = Caffeine.newBuilder()
        .maximumSize(MOST)
        .expireAfterWrite(KEPT_FOR)
        .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
        .build();
  }

  /** The session, unless it has ended or its user may no longer come in. */
  Optional<LiveSession> find(TenantId tenant, UUID session) {
    return cache.get(new Key(tenant, session), this::load);
  }

  /** Forgets what is known of a session. To be called once its change is committed: a reading under way is waited for. */
  void forget(TenantId tenant, UUID session) {
    cache.invalidate(new Key(tenant, session));
  }

  private Optional<LiveSession> load(Key key) {
    Instant now = clock.instant();
    Optional<LiveSession> found = dao.live(key.tenant(), key.session(), now);
    if (found.isPresent() && found.get().lastUsedAt().plus(TOUCH_EVERY).isBefore(now)) {
      dao.touch(key.tenant(), key.session(), now);
    }
    return found;
  }

  private record Key(TenantId tenant, UUID session) {}
}
