package io.openreg.server.submission;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A row of a file that is meant for a regulator.
 *
 * @param number from 1, among all rows of its run
 * @param recordRef what the regulator will know it by
 */
public record SubmittedRow(long number, String recordRef, Map<String, @Nullable Object> data) {}
