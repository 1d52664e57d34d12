package io.openreg.server.run;

/** How many runs are in a state; of those that have ended, how many and how long together. */
record StateCount(RunState state, long runs, long timed, double seconds) {}
