package io.openreg.server.platform.jobs;

import java.time.Instant;

/**
 * Jobs of one kind that are due and that no node has taken yet.
 *
 * @param oldestDue when the one that waits longest should have started
 */
public record JobBacklog(String kind, long waiting, Instant oldestDue) {}
