package io.openreg.server.run;

import io.openreg.server.connector.ConnectorService;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.identity.TenantId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How many runs may read from a connector at once, as its config says. */
final class ConnectorSlots {
  private static final int NONE_NEEDED = Integer.MAX_VALUE;

  private final ConnectorService connectors;

  ConnectorSlots(ConnectorService connectors) {
    this.connectors = connectors;
  }

  int of(TenantId tenant, @Nullable UUID connectorId) {
    if (connectorId == null) {
      return NONE_NEEDED;
    }
    try {
      return connectors.concurrentRuns(tenant, connectorId);
    } catch (NotFound e) {
      // The run itself will say that its connector is gone.
      return NONE_NEEDED;
    }
  }
}
