package io.openreg.server.platform.db;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.QualifiedColumnMapperFactory;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jspecify.annotations.Nullable;

/** Reads what is marked {@link Json} from text. */
final class JsonColumns implements QualifiedColumnMapperFactory {
  private final JsonMapper mapper;

  JsonColumns(JsonMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public Optional<ColumnMapper<?>> build(QualifiedType<?> type, ConfigRegistry config) {
    if (!type.hasQualifier(Json.class)) {
      return Optional.empty();
    }
    JavaType target = mapper.constructType(type.getType());
    return Optional.of((ColumnMapper<@Nullable Object>)
        (results, column, context) -> read(results, column, target));
  }

  private @Nullable Object read(ResultSet results, int column, JavaType target)
      throws SQLException {
    String text = results.getString(column);
    if (text == null) {
      return null;
    }
    try {
      return mapper.readValue(text, target);
    } catch (JsonProcessingException e) {
      throw new SQLException("Column " + column + " holds no JSON that fits " + target, e);
    }
  }
}
