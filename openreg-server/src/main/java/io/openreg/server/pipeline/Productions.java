package io.openreg.server.pipeline;

/** Has runs produced, somewhere: in the server, by a pool of worker processes. */
public interface Productions {
  /** Takes a run; it waits for a free worker. */
  Production start(RunSpec spec, RunListener listener);
}
