package io.openreg.server.platform.db;

import java.lang.reflect.Type;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/** Every record of the product is a row by its constructor: {@code created_at} fills {@code createdAt}. */
final class RecordRows implements RowMapperFactory {
  private final Map<Class<?>, RowMapper<?>> mappers = new ConcurrentHashMap<>();

  @Override
  public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
    return type instanceof Class<?> raw
            && raw.isRecord()
            && raw.getPackageName().startsWith("io.openreg.")
        ? Optional.of(mappers.computeIfAbsent(
            raw, record -> new RecordMapper<>(ConstructorMapper.of(record))))
        : Optional.empty();
  }
}
