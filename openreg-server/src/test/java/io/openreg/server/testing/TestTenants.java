package io.openreg.server.testing;

import io.openreg.client.Credentials;
import io.openreg.client.OpenRegClient;
import io.openreg.model.WireJson;
import io.openreg.server.OpenRegConfiguration;
import io.openreg.server.auth.AuthFeature;
import io.openreg.server.auth.AuthSettings;
import io.openreg.server.auth.PasswordCost;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.crypto.KeysetInDatabase;
import io.openreg.server.platform.crypto.Secrets;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.db.DatabaseSettings;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.tenant.Tenant;
import io.openreg.server.tenant.TenantFeature;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Makes tenants and users in a running server's database, from beside it, as its commands do. Their passwords are hashed
 * at next to no cost: a hash names its cost, so the server checks them as quickly.
 */
final class TestTenants implements AutoCloseable {
  private static final PasswordCost CHEAP = new PasswordCost(64, 1);
  private static final Call CALL = Call.internal("test");

  private final Database database;
  private final TenantFeature tenants;
  private final AuthFeature auth;
  private final Queue<OpenRegClient> clients = new ConcurrentLinkedQueue<>();
  private final AtomicInteger made = new AtomicInteger();

  TestTenants(OpenRegConfiguration configuration, Clock clock) {
    DatabaseSettings same = configuration.database();
    SecureRandom random = new SecureRandom();
    database = Database.open(
        new DatabaseSettings(same.url(), same.user(), same.password(), 3), WireJson.mapper());
    Secrets secrets = Secrets.unlock(
        KeysetInDatabase.on(database, clock), configuration.masterKey(random), random);
    Platform platform = Platform.on(database, secrets, WireJson.mapper(), clock, random);
    AuthSettings served = configuration.auth();
    auth = AuthFeature.on(
        platform,
        new AuthSettings(served.accessTokenLife(), served.refreshTokenLife(), CHEAP),
        configuration.signingSecret(random));
    tenants = TenantFeature.on(platform, auth.roles()::seed);
  }

  TestTenant create(RawHttp http) {
    String slug = "test-" + made.incrementAndGet();
    Tenant tenant = tenants.service().create("Test " + made.get(), slug, CALL);
    return new TestTenant(Caller.installation(tenant.id(), CALL), slug, auth, http, this);
  }

  OpenRegClient client(URI address, TestUser user) {
    OpenRegClient client = OpenRegClient.builder()
        .baseUrl(address)
        .credentials(Credentials.login(user.email(), user.password()::toCharArray))
        .polling(Duration.ofMillis(20), Duration.ofMillis(200))
        .build();
    clients.add(client);
    return client;
  }

  int purgeSessions() {
    return auth.sessions().purge();
  }

  Database database() {
    return database;
  }

  @Override
  public void close() {
    clients.forEach(OpenRegClient::close);
    database.close();
  }
}
