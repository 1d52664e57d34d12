package io.openreg.server.platform.db;

import io.openreg.server.platform.identity.TenantId;
import java.lang.reflect.Type;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMapperFactory;
import org.jspecify.annotations.Nullable;

/** Reads the product's own small types. */
final class WireColumns implements ColumnMapperFactory {
  @Override
  public Optional<ColumnMapper<?>> build(Type type, ConfigRegistry config) {
    if (type == TenantId.class) {
      return Optional.of(
          (ColumnMapper<@Nullable TenantId>) (results, column, context) -> tenant(results, column));
    }
    if (type == Instant.class) {
      return Optional.of(
          (ColumnMapper<@Nullable Instant>) (results, column, context) -> instant(results, column));
    }
    return Optional.empty();
  }

  private static @Nullable TenantId tenant(ResultSet results, int column) throws SQLException {
    UUID value = results.getObject(column, UUID.class);
    return value == null ? null : new TenantId(value);
  }

  private static @Nullable Instant instant(ResultSet results, int column) throws SQLException {
    OffsetDateTime value = results.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }
}
