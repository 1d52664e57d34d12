package io.openreg.server.artifact;

import io.openreg.server.platform.Platform;
import io.openreg.server.platform.health.ReadinessCheck;
import io.openreg.server.platform.jobs.JobKind;
import io.openreg.server.platform.jobs.RecurringWork;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Builds the feature from what lies below it. */
public record ArtifactFeature(
    ArtifactService service, ReadinessCheck readiness, List<RecurringWork> recurring) {
  private static final JobKind SWEEP = new JobKind("artifact.sweep");

  /** @param root the directory that holds all files */
  public static ArtifactFeature on(Platform platform, Path root) {
    ArtifactService service = new ArtifactService(
        new FileArtifactStore(root.toAbsolutePath().normalize()),
        platform.database().dao(ArtifactDao.class),
        new FileSequences(platform.transactions(), platform.database().dao(SequenceDao.class)),
        platform.ids(),
        platform.clock());
    return new ArtifactFeature(
        service,
        new ArtifactStoreCheck(service),
        List.of(new RecurringWork(SWEEP, Duration.ofHours(6), service::sweep)));
  }
}
