package io.openreg.server.platform.identity;

import io.openreg.model.Permission;
import java.util.Collection;
import java.util.Set;

/** What somebody may do: names of the permission catalogue, {@code report:read}, or patterns with a star in either half. */
public record Grants(Set<Permission> permissions) {
  public static final Grants NONE = new Grants(Set.of());

  public Grants {
    permissions = Set.copyOf(permissions);
  }

  public static Grants of(Collection<Permission> permissions) {
    return new Grants(Set.copyOf(permissions));
  }

  public boolean allows(Permission wanted) {
    return permissions.stream().anyMatch(granted -> granted.covers(wanted));
  }
}
