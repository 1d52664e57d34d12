package io.openreg.server.run;

import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.db.Transactions;

/** Makes a watcher for each attempt. */
record RunWatchers(
    Transactions transactions,
    RunDao dao,
    RunHistory history,
    RunLog log,
    Patience patience,
    HaltPoints halt) {
  RunWatcher of(RunRow run) {
    return new RunWatcher(run, transactions, dao, history, log, patience, halt);
  }
}
