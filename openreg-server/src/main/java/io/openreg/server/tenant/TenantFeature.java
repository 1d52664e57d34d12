package io.openreg.server.tenant;

import io.openreg.server.platform.Platform;

/** Tenants, built from what lies below them. */
public record TenantFeature(TenantService service) {
  public static TenantFeature on(Platform platform, TenantListener listener) {
    TenantDao dao = platform.database().dao(TenantDao.class);
    return new TenantFeature(new TenantService(platform, dao, listener));
  }
}
