package io.openreg.server.delivery;

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

/** Seals the logins of destinations for their row, and opens them for whoever connects. */
final class LoginVault implements SealedColumn {
  private static final String KIND = "destination.credentials";

  private final Secrets secrets;
  private final JsonMapper json;
  private final DestinationDao dao;

  LoginVault(Secrets secrets, JsonMapper json, DestinationDao dao) {
    this.secrets = secrets;
    this.json = json;
    this.dao = dao;
  }

  String seal(TenantId tenant, UUID destinationId, Login login) {
    try {
      return secrets.seal(place(tenant, destinationId), json.writeValueAsString(login));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Three texts can be written as JSON", e);
    }
  }

  Login open(DestinationRow destination) {
    try {
      return json.readValue(
          secrets.open(place(destination.tenantId(), destination.id()), destination.credentials()),
          Login.class);
    } catch (JsonProcessingException e) {
      // Without the cause: its message repeats what it could not read.
      throw new IllegalStateException(
          "The login of destination " + destination.id() + " is not what was sealed");
    }
  }

  @Override
  public String name() {
    return "destination credentials";
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

  private static SecretPlace place(TenantId tenant, UUID destinationId) {
    return new SecretPlace(tenant, KIND, destinationId);
  }
}
