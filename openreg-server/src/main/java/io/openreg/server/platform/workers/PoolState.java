package io.openreg.server.platform.workers;

/**
 * The pool at one moment, for readiness and metrics.
 *
 * @param workers how many processes do runs
 * @param alive how many of these are up
 * @param busy how many of these have work
 * @param queued runs that wait for a worker
 * @param checksAlive whether the process kept for checks is up
 * @param checksQueued checks that wait
 * @param restarts processes that ended without having been asked to, since the start
 */
public record PoolState(
    int workers,
    int alive,
    int busy,
    int queued,
    boolean checksAlive,
    int checksQueued,
    long restarts) {
  /** Whether work of each kind would be done. */
  public boolean isReady() {
    return alive > 0 && checksAlive;
  }
}
