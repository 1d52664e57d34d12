package io.openreg.server.platform.crypto;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts every stored secret under a new key, while servers run. Safe to repeat: what is current is left. */
public final class KeyRotation {
  private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);
  private static final int BATCH = 200;

  private final Secrets secrets;
  private final List<SealedColumn> columns;

  public KeyRotation(Secrets secrets, List<SealedColumn> columns) {
    this.secrets = secrets;
    this.columns = List.copyOf(columns);
  }

  /** Rotates under the present master key. */
  public Rotated run() {
    return run(secrets.master());
  }

  /** Rotates, and from now on the keyset opens with {@code master} alone: nodes must be restarted with it. */
  public Rotated run(MasterKey master) {
    secrets.rotate(master);
    long resealed = 0;
    long unreadable = 0;
    for (SealedColumn column : columns) {
      Rotated of = reseal(column);
      LOG.info(
          "Rotated {}: {} re-sealed, {} unreadable", column.name(), of.resealed(), of.unreadable());
      resealed += of.resealed();
      unreadable += of.unreadable();
    }
    return new Rotated(resealed, unreadable);
  }

  private Rotated reseal(SealedColumn column) {
    long resealed = 0;
    long unreadable = 0;
    @Nullable UUID after = null;
    List<SealedValue> page = column.page(after, BATCH);
    while (!page.isEmpty()) {
      for (SealedValue value : page) {
        after = value.place().id();
        if (!secrets.isCurrent(value.sealed())) {
          try {
            String opened = secrets.open(value.place(), value.sealed());
            // Not replaced: someone stored a new value meanwhile, which is under the new key or
            // caught by the next rotation.
            resealed += column.replace(value, secrets.seal(value.place(), opened)) ? 1 : 0;
          } catch (SealedValueUnreadable e) {
            LOG.warn("Left as it is: {}", e.getMessage(), e);
            unreadable++;
          }
        }
      }
      page = column.page(after, BATCH);
    }
    return new Rotated(resealed, unreadable);
  }

  /** What a rotation did: values now under the new key, and values that could not be opened and were left. */
  public record Rotated(long resealed, long unreadable) {}
}
