package io.openreg.server.delivery;

import io.openreg.server.platform.jobs.JobKind;

/** The kinds of jobs this feature leaves to the scheduler. */
final class DeliveryJobs {
  static final JobKind DELIVERY = new JobKind("delivery");
  static final JobKind RECOVERY = new JobKind("delivery.recovery");

  private DeliveryJobs() {}
}
