package io.openreg.server.run;

import io.openreg.server.artifact.ArtifactPlace;
import io.openreg.server.artifact.ArtifactService;
import io.openreg.server.artifact.NewArtifact;
import io.openreg.server.artifact.StoredArtifact;
import io.openreg.server.pipeline.ReportConfig;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.render.RenderedFile;
import io.openreg.server.render.RunFacts;
import io.openreg.server.report.RunnableVersion;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** The files of an attempt: moved to the store, then named and recorded as the run's. */
final class RunArtifacts {
  private final ArtifactService artifacts;
  private final Clock clock;

  RunArtifacts(ArtifactService artifacts, Clock clock) {
    this.artifacts = artifacts;
    this.clock = clock;
  }

  /** The day whose numbers files take. Asked once for all of a run's files: midnight may come between the two calls it is for. */
  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  List<PublishedFile> publish(
      RunRow run, RunnableVersion version, LocalDate day, List<RenderedFile> files) {
    config(version)
        .numberedNames()
        .ifPresent(template -> artifacts.prepareNumbers(run.tenantId(), template, day));
    List<PublishedFile> published = new ArrayList<>(files.size());
    for (RenderedFile file : files) {
      published.add(
          new PublishedFile(file, artifacts.publish(file.path(), place(run), published.size())));
    }
    return published;
  }

  /** Within the transaction that ends the run, which is where numbers are taken: a run that fails takes none. */
  List<StoredArtifact> record(
      RunRow run, RunnableVersion version, LocalDate day, List<PublishedFile> files) {
    ReportConfig config = config(version);
    List<String> names = config.fileNames(
        new RunFacts(
            run.id(), run.reportName(), version.versionString(), run.createdAt(), run.parameters()),
        files.stream().map(PublishedFile::file).toList(),
        () -> artifacts.nextNumber(run.tenantId(), config.numberedNames().orElseThrow(), day));
    List<StoredArtifact> stored = new ArrayList<>(files.size());
    for (PublishedFile published : files) {
      RenderedFile file = published.file();
      stored.add(artifacts.record(
          place(run),
          new NewArtifact(
              stored.size(),
              names.get(stored.size()),
              published.storageUri(),
              file.format().extension(),
              file.mediaType(),
              file.bytes(),
              file.sha256(),
              file.rows())));
    }
    return stored;
  }

  void discard(RunRow run) {
    artifacts.discard(place(run));
  }

  /** What any attempt has put there. */
  void discardAll(RunRow run) {
    artifacts.discardAll(run.tenantId(), run.id());
  }

  void keepOnly(RunRow run) {
    artifacts.keepOnly(place(run));
  }

  private static ArtifactPlace place(RunRow run) {
    return new ArtifactPlace(run.tenantId(), run.id(), run.attempt());
  }

  private static ReportConfig config(RunnableVersion version) {
    ReportConfig config =
        ReportConfig.parse(version.config(), version.pythonCode()).config();
    if (config == null) {
      throw new RunFailure(
          FailureCode.INITIALIZATION_ERROR,
          "This version's config is not valid for this release of the server: create a new version.");
    }
    return config;
  }
}
