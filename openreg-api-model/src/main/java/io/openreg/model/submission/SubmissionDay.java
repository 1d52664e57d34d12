package io.openreg.model.submission;

import java.time.LocalDate;

/**
 * The records of a business date, in every file of it.
 *
 * @param totalRecords without those that were sent again in a later file
 * @param pending rejected or amended and not sent again yet
 * @param isComplete nothing is pending or without an answer, and something was accepted
 */
public record SubmissionDay(
    LocalDate businessDate,
    long totalRecords,
    long submitted,
    long accepted,
    long rejected,
    long pending,
    boolean isComplete) {}
