package io.openreg.server.artifact;

import java.io.IOException;

/** A stored file is not what the run has made. It is not served: a regulator's file is whole or it is none. */
public final class DamagedArtifact extends IOException {
  private static final long serialVersionUID = 1;

  DamagedArtifact(StoredArtifact artifact, String what) {
    super("Artifact " + artifact.id() + " at " + artifact.storageUri() + " " + what);
  }
}
