package io.openreg.server.submission;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is meant for a regulator.
 *
 * @param sha256 of the file, in hexadecimal
 * @param parentId the file whose rejected records it sends again
 */
public record NewSubmission(
    UUID runId,
    UUID reportId,
    UUID artifactId,
    LocalDate businessDate,
    String fileName,
    String sha256,
    long records,
    @Nullable UUID parentId) {}
