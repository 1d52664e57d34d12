package io.openreg.server.submission;

import io.openreg.server.artifact.ArtifactService;
import io.openreg.server.platform.Platform;
import java.util.List;

/** Builds the feature from what lies below it. */
public record SubmissionFeature(SubmissionService service, List<Object> resources) {
  public static SubmissionFeature on(Platform platform, ArtifactService artifacts) {
    FileDao files = platform.database().dao(FileDao.class);
    RecordDao records = platform.database().dao(RecordDao.class);
    RecordService people = new RecordService(platform, files, records);
    ResponseService responses =
        new ResponseService(platform, files, records, new ResponseDigest(platform.json()));
    return new SubmissionFeature(
        new SubmissionService(platform, files, records, artifacts),
        List.of(new SubmissionResource(people, responses)));
  }
}
