package io.openreg.server.connector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.server.platform.crypto.SealedColumn;
import io.openreg.server.platform.crypto.SealedValue;
import io.openreg.server.platform.crypto.SecretPlace;
import io.openreg.server.platform.crypto.Secrets;
import io.openreg.server.platform.identity.TenantId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Seals the credentials of connectors for their row, and opens them for whoever connects. */
final class CredentialsVault implements SealedColumn {
  private static final String KIND = "connector.credentials";

  private final Secrets secrets;
  private final JsonMapper json;
  private final ConnectorDao dao;

  CredentialsVault(Secrets secrets, JsonMapper json, ConnectorDao dao) {
    this.secrets = secrets;
    this.json = json;
    this.dao = dao;
  }

  String seal(TenantId tenant, UUID connectorId, Credentials credentials) {
    try {
      return secrets.seal(place(tenant, connectorId), json.writeValueAsString(credentials));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Two texts can be written as JSON", e);
    }
  }

  Credentials open(ConnectorRow connector) {
    try {
      return json.readValue(
          secrets.open(place(connector.tenantId(), connector.id()), connector.credentials()),
          Credentials.class);
    } catch (JsonProcessingException e) {
      // Without the cause: its message repeats what it could not read.
      throw new IllegalStateException(
          "The credentials of connector " + connector.id() + " are not what was sealed");
    }
  }

  @Override
  public String name() {
    return "connector credentials";
  }

  @Override
  public List<SealedValue> page(@Nullable UUID after, int limit) {
    return dao.sealed(after, limit).stream()
        .map(row -> new SealedValue(place(row.tenantId(), row.id()), row.credentials()))
        .toList();
  }

  @Override
  public boolean replace(SealedValue before, String sealed) {
    return dao.reseal(before.place().tenant(), before.place().id(), before.sealed(), sealed) == 1;
  }

  private static SecretPlace place(TenantId tenant, UUID connectorId) {
    return new SecretPlace(tenant, KIND, connectorId);
  }
}
