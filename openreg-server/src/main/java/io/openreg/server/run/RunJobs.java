package io.openreg.server.run;

import io.openreg.server.platform.jobs.JobKind;

/** The kinds of jobs this feature leaves to the scheduler. */
final class RunJobs {
  static final JobKind RUN = new JobKind("run");
  static final JobKind SPOOL = new JobKind("run.spool");
  static final JobKind RECOVERY = new JobKind("run.recovery");

  private RunJobs() {}
}
