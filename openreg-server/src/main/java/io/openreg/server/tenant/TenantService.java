package io.openreg.server.tenant;

import io.openreg.server.platform.Platform;
import io.openreg.server.platform.audit.AuditAction;
import io.openreg.server.platform.audit.AuditLog;
import io.openreg.server.platform.audit.Changes;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.identity.Call;
import io.openreg.server.platform.identity.Caller;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes tenants and finds them. */
public final class TenantService {
  private static final int MAX_NAME = 255;
  private static final Pattern SLUG = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final String FIRST_ENVIRONMENT = "sandbox";

  private final Transactions transactions;
  private final TenantDao dao;
  private final AuditLog audit;
  private final Ids ids;
  private final Clock clock;
  private final TenantListener listener;

  TenantService(Platform platform, TenantDao dao, TenantListener listener) {
    this.transactions = platform.transactions();
    this.dao = dao;
    this.audit = platform.audit();
    this.ids = platform.ids();
    this.clock = platform.clock();
    this.listener = listener;
  }

  /**
   * Makes a tenant with all that every tenant has from the start.
   *
   * @param call of the command or start that asks for it
   * @throws IllegalArgumentException if the name or the slug has not the form it must have
   * @throws io.openreg.server.platform.db.AlreadyExists if the slug is taken
   */
  public Tenant create(String name, String slug, Call call) {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "A tenant's name must have 1 to " + MAX_NAME + " characters.");
    }
    if (!SLUG.matcher(slug).matches()) {
      throw new IllegalArgumentException(
          "The slug \"" + slug
              + "\" must have 1 to 63 characters: lower-case letters, digits, and hyphens between them.");
    }
    Tenant tenant =
        new Tenant(new TenantId(ids.next()), name, slug, FIRST_ENVIRONMENT, clock.instant());
    Caller installation = Caller.installation(tenant.id(), call);
    transactions.run(() -> {
      dao.insert(tenant);
      audit.record(
          installation,
          AuditAction.CREATE,
          "Tenant",
          tenant.id().value(),
          Changes.after(Map.of("name", name, "slug", slug)));
      listener.created(installation);
    });
    return tenant;
  }

  /** The tenant of that slug; empty where there is none. */
  public Optional<Tenant> bySlug(String slug) {
    return dao.bySlug(slug);
  }
}
