package io.openreg.model.submission;

/**
 * Files and records of a tenant in numbers.
 *
 * @param pendingFiles not answered yet, delivered or not
 * @param recordRejected by the regulator, one by one or with their file
 * @param pendingAmendment rejected and not amended yet
 */
public record SubmissionStatistics(
    long totalFiles,
    long pendingFiles,
    long acceptedFiles,
    long rejectedFiles,
    long partialFiles,
    long totalRecords,
    long recordRejected,
    long pendingAmendment) {}
