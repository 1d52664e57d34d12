package io.openreg.server.platform.identity;

import static java.util.Objects.requireNonNull;

import java.util.UUID;

/** The bank, or the part of it, that data belongs to. Every query of a feature names one. */
public record TenantId(UUID value) {
  public TenantId {
    requireNonNull(value);
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
