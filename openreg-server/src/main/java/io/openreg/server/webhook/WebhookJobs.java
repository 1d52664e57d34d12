package io.openreg.server.webhook;

import io.openreg.server.platform.jobs.JobKind;

/** The kinds of jobs this feature leaves to the scheduler, beside those of the relay itself. */
final class WebhookJobs {
  /** By webhook: first attempts, in the order of the events. */
  static final JobKind FIRST_ATTEMPTS = new JobKind("webhook.first");
  /** By delivery: every later attempt. */
  static final JobKind RETRY = new JobKind("webhook.retry");

  static final JobKind SWEEP = new JobKind("event.relay.sweep");
  static final JobKind FORGET = new JobKind("webhook.forget");

  private WebhookJobs() {}
}
