package io.openreg.server.run;

import java.time.LocalDate;

/** How many runs of a day (UTC) have a status. */
record DayCount(LocalDate runDay, RunResult status, long runs) {}
