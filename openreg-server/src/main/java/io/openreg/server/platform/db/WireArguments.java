package io.openreg.server.platform.db;

import io.openreg.server.platform.identity.TenantId;
import java.lang.reflect.Type;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jspecify.annotations.Nullable;

/** Binds the product's own small types, and those that JDBI binds in a way of its own. */
final class WireArguments implements ArgumentFactory {
  @Override
  public Optional<Argument> build(Type type, @Nullable Object value, ConfigRegistry config) {
    if (type == TenantId.class) {
      Object uuid = value == null ? null : ((TenantId) value).value();
      return Optional.of((position, statement, context) -> statement.setObject(position, uuid));
    }
    // JDBI binds a missing UUID as text, which PostgreSQL refuses.
    if (type == UUID.class) {
      return Optional.of((position, statement, context) -> statement.setObject(position, value));
    }
    if (type == Instant.class) {
      OffsetDateTime time = value == null ? null : ((Instant) value).atOffset(ZoneOffset.UTC);
      return Optional.of((position, statement, context) ->
          statement.setObject(position, time, Types.TIMESTAMP_WITH_TIMEZONE));
    }
    return Optional.empty();
  }
}
