package io.openreg.server.platform.jobs;

/**
 * A feature's offer to do jobs of one kind.
 *
 * @param threads how many of them this node does at once; kinds do not take threads from each other
 */
public record JobWork(JobKind kind, int threads, JobHandler handler) {
  public JobWork {
    if (threads < 1) {
      throw new IllegalArgumentException(
          "Jobs of kind " + kind.name() + " need at least one thread");
    }
  }
}
