package io.openreg.model.connector;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Set;

/**
 * Kind of source database. An open value: a newer server may send one this version does not know, which is kept as it came.
 */
@Schema(
    type = "string",
    description = "One of postgresql, mysql, sqlserver, oracle, odbc",
    example = "postgresql")
public record ConnectorType(@JsonValue String value) {
  public static final ConnectorType POSTGRESQL = new ConnectorType("postgresql");
  public static final ConnectorType MYSQL = new ConnectorType("mysql");
  public static final ConnectorType SQLSERVER = new ConnectorType("sqlserver");
  public static final ConnectorType ORACLE = new ConnectorType("oracle");
  public static final ConnectorType ODBC = new ConnectorType("odbc");

  private static final Set<ConnectorType> KNOWN =
      Set.of(POSTGRESQL, MYSQL, SQLSERVER, ORACLE, ODBC);

  public ConnectorType {
    requireNonNull(value);
  }

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public static ConnectorType of(String value) {
    return new ConnectorType(value);
  }

  /** Whether this version knows the value. */
  public boolean isKnown() {
    return KNOWN.contains(this);
  }

  @Override
  public String toString() {
    return value;
  }
}
