package io.openreg.server.connector;

import io.openreg.server.platform.Platform;
import io.openreg.server.platform.crypto.SealedColumn;
import io.openreg.server.platform.net.AddressPolicy;
import java.util.List;

/**
 * Builds the feature from what lies below it.
 *
 * @param credentials what key rotation has to seal anew
 */
public record ConnectorFeature(
    ConnectorService service, List<Object> resources, SealedColumn credentials) {
  /** @param addresses where databases may be */
  public static ConnectorFeature on(Platform platform, AddressPolicy addresses) {
    ConnectorDao dao = platform.database().dao(ConnectorDao.class);
    CredentialsVault vault = new CredentialsVault(platform.secrets(), platform.json(), dao);
    RequestSettings settings = new RequestSettings(addresses);
    DatabaseConnections connections = new DatabaseConnections(addresses);
    ConnectorService service = new ConnectorService(platform, dao, vault, settings);
    BrowseService browse = new BrowseService(
        service,
        settings,
        new ConnectionTester(connections),
        new DatabaseBrowser(connections),
        platform.audit());
    return new ConnectorFeature(service, List.of(new ConnectorResource(service, browse)), vault);
  }
}
