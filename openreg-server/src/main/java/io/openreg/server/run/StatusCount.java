package io.openreg.server.run;

/** How many runs have a status; of those with both times, how many and how long together. */
record StatusCount(RunResult status, long runs, long timed, double seconds) {}
