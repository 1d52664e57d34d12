package io.openreg.server.report;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version to be, checked.
 *
 * @param isDraft whether it waits for somebody's approval, instead of being approved by who creates it
 */
record NewVersion(
    String pythonCode,
    @Nullable UUID connectorId,
    Map<String, @Nullable Object> config,
    boolean bumpMajor,
    boolean isDraft) {}
