package io.openreg.server.platform.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Types;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.QualifiedArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.generic.GenericTypes;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jspecify.annotations.Nullable;

/** Binds what is marked {@link Json} as text. */
final class JsonArguments implements QualifiedArgumentFactory {
  private final JsonMapper mapper;

  JsonArguments(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public Optional<Argument> build(
      QualifiedType<?> type, @Nullable Object value, ConfigRegistry config) {
    if (!type.hasQualifier(Json.class)) {
      return Optional.empty();
    }
    String text = value == null ? null : write(value, type);
    return Optional.of((position, statement, context) -> {
      if (text == null) {
        statement.setNull(position, Types.VARCHAR);
      } else {
        statement.setString(position, text);
      }
    });
  }

  private String write(Object value, QualifiedType<?> type) {
    try {
      return mapper.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          GenericTypes.getErasedType(type.getType()) + " cannot be written as JSON", e);
    }
  }
}
