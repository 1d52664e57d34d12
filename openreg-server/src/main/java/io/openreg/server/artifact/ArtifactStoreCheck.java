package io.openreg.server.artifact;

import io.openreg.server.platform.health.ReadinessCheck;
import java.io.IOException;

/** Whether a run's files could be stored now. */
record ArtifactStoreCheck(ArtifactService artifacts) implements ReadinessCheck {
  @Override
  public String name() {
    return "artifact_store";
  }

  @Override
  public void check() throws IOException {
    artifacts.probe();
  }
}
