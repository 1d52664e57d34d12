package io.openreg.server.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes from this node's disk what attempts have left there that died with their server. Each node does that for itself. */
final class WorkSweep implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(WorkSweep.class);

  private final RunDao dao;
  private final LiveRuns live;
  private final WorkDirectories directories;

  WorkSweep(RunDao dao, LiveRuns live, WorkDirectories directories) {
    this.dao = dao;
    this.live = live;
    this.directories = directories;
  }

  @Override
  public void run() {
    try {
      for (WorkDirectories.Owner owner : directories.owners()) {
        if (!live.contains(owner.runId()) && dao.isUnderWay(owner.runId(), owner.attempt()) == 0) {
          directories.delete(owner);
        }
      }
    } catch (RuntimeException e) {
      // Thrown on, it would end what recurs.
      LOG.warn("What dead attempts have left is swept up later", e);
    }
  }
}
