package io.openreg.server;

import io.openreg.server.auth.UserService;
import io.openreg.server.platform.StartRefused;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.tenant.Tenant;
import io.openreg.server.tenant.TenantService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that somebody can log in: an installation without users gets a tenant and its administrator. In development
 * these may have the credentials of the API guide, which everybody knows; in production no user may.
 */
final class FirstStart {
  static final String TENANT_SLUG = "default";
  static final String DEFAULT_EMAIL = "admin@example.com";
  static final String DEFAULT_PASSWORD = "admin123";

  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);
  private static final String TENANT_NAME = "Default";
  private static final String FULL_NAME = "Admin User";

  private final Transactions transactions;
  private final TenantService tenants;
  private final UserService users;

  FirstStart(Transactions transactions, TenantService tenants, UserService users) {
    this.transactions = transactions;
    this.tenants = tenants;
    this.users = users;
  }

  /**
   * @param email of the first administrator; blank for none given
   * @param password of the first administrator; blank for none given
   * @throws StartRefused if production would start with well-known credentials, or with nobody who can log in
   */
  void prepare(boolean production, String email, String password) {
    if (production) {
      refuseDefaults(password);
    }
    if (users.any()) {
      return;
    }
    if (production && (email.isBlank() || password.isBlank())) {
      throw new StartRefused("Nobody can log in: there is no user yet."
          + " Set OPENREG_ADMIN_EMAIL and OPENREG_ADMIN_PASSWORD for the first start,"
          + " or run the commands create-tenant and create-admin.");
    }
    create(
        email.isBlank() ? DEFAULT_EMAIL : email, password.isBlank() ? DEFAULT_PASSWORD : password);
  }

  private void refuseDefaults(String password) {
    if (password.equals(DEFAULT_PASSWORD)) {
      throw new StartRefused(
          "OPENREG_ADMIN_PASSWORD is the password of the documentation. Set another one.");
    }
    if (users.has(DEFAULT_EMAIL, DEFAULT_PASSWORD)) {
      throw new StartRefused("The user " + DEFAULT_EMAIL
          + " has the password of the documentation. Give it another one with"
          + " `create-admin --email " + DEFAULT_EMAIL + " --reset-password`, then start again.");
    }
  }

  private void create(String email, String password) {
    try {
      transactions.run(() -> {
        Call call = Call.internal("first start");
        Tenant tenant = tenants.create(TENANT_NAME, TENANT_SLUG, call);
        users.createAdmin(Caller.installation(tenant.id(), call), email, password, FULL_NAME);
      });
      LOG.info("Created the tenant {} and its administrator {}", TENANT_SLUG, email);
    } catch (AlreadyExists e) {
      LOG.info("Another node created the first administrator", e);
    } catch (IllegalArgumentException e) {
      throw new StartRefused(
          "OPENREG_ADMIN_EMAIL and OPENREG_ADMIN_PASSWORD: " + e.getMessage(), e);
    }
  }
}
