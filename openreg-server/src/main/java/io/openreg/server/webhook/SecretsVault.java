package io.openreg.server.webhook;

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

/** Seals the secrets of webhooks for their row, and opens them for whoever sends. */
final class SecretsVault implements SealedColumn {
  private static final String KIND = "webhook.secrets";

  private final Secrets secrets;
  private final JsonMapper json;
  private final WebhookDao dao;

  SecretsVault(Secrets secrets, JsonMapper json, WebhookDao dao) {
    this.secrets = secrets;
    this.json = json;
    this.dao = dao;
  }

  String seal(TenantId tenant, UUID webhookId, WebhookSecrets opened) {
    try {
      return secrets.seal(place(tenant, webhookId), json.writeValueAsString(opened));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts can be written as JSON", e);
    }
  }

  WebhookSecrets open(WebhookRow webhook) {
    try {
      return json.readValue(
          secrets.open(place(webhook.tenantId(), webhook.id()), webhook.secrets()),
          WebhookSecrets.class);
    } catch (JsonProcessingException e) {
      // Without the cause: its message repeats what it could not read.
      throw new IllegalStateException(
          "The secrets of webhook " + webhook.id() + " are not what was sealed");
    }
  }

  @Override
  public String name() {
    return "webhook secrets";
  }

  @Override
  public List<SealedValue> page(@Nullable UUID after, int limit) {
    return dao.sealed(after, limit).stream()
        .map(row -> new SealedValue(place(row.tenantId(), row.id()), row.secrets()))
        .toList();
  }

  @Override
  public boolean replace(SealedValue before, String sealed) {
    return dao.reseal(before.place().tenant(), before.place().id(), before.sealed(), sealed) == 1;
  }

  private static SecretPlace place(TenantId tenant, UUID webhookId) {
    return new SecretPlace(tenant, KIND, webhookId);
  }
}
