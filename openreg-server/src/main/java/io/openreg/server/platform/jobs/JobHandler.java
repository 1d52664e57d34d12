package io.openreg.server.platform.jobs;

import java.util.UUID;

/**
 * Does one job. A job is done at least once: a node may die between the work and the note that it is done, so the handler
 * looks at its own row first and leaves what is finished.
 *
 * <p>When the server stops and the job does not end in time, its thread is interrupted; an exception puts the job off and
 * it is tried again, here or on another node.
 */
@FunctionalInterface
public interface JobHandler {
  JobOutcome run(UUID id) throws Exception;
}
