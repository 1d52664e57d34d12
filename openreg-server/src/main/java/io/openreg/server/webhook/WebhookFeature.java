package io.openreg.server.webhook;

import io.openreg.server.platform.HaltPoints;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.crypto.SealedColumn;
import io.openreg.server.platform.event.Events;
import io.openreg.server.platform.jobs.JobWork;
import io.openreg.server.platform.jobs.RecurringWork;
import io.openreg.server.platform.net.OutboundHttp;
import io.openreg.server.report.ReportService;
import java.time.Duration;
import java.util.List;

/** Builds the feature from what lies below it. */
public record WebhookFeature(
    List<Object> resources, List<JobWork> jobs, List<RecurringWork> recurring) {
  private static final Duration SWEEP = Duration.ofSeconds(5);
  private static final Duration FORGET = Duration.ofHours(1);
  private static final Duration KEPT_FOR = Duration.ofDays(30);
  // A receiver that hangs holds a thread for as long as its webhook's time-out says.
  private static final int FIRST_ATTEMPTS_AT_ONCE = 8;
  private static final int RETRIES_AT_ONCE = 4;

  public static WebhookFeature on(
      Platform platform, ReportService reports, OutboundHttp outbound, HaltPoints halt) {
    WebhookDao webhooks = platform.database().dao(WebhookDao.class);
    DeliveryDao deliveries = platform.database().dao(DeliveryDao.class);
    RelayDao outbox = platform.database().dao(RelayDao.class);
    SecretsVault vault = vault(platform, webhooks);
    WebhookSender sender = new WebhookSender(
        outbound, vault, new WebhookMetrics(platform.metrics()), platform.clock());
    DeliveryRecorder recorder = new DeliveryRecorder(
        platform.transactions(),
        webhooks,
        deliveries,
        platform.jobs(),
        platform.events(),
        platform.audit(),
        platform.random(),
        platform.ids(),
        platform.clock());
    Deliverer deliverer = new Deliverer(webhooks, sender, recorder, halt);
    EventRelay relay = new EventRelay(
        platform.transactions(),
        outbox,
        webhooks,
        deliveries,
        platform.jobs(),
        platform.json(),
        platform.ids(),
        platform.clock());
    WebhookService service =
        new WebhookService(platform, webhooks, vault, new WebhookRules(outbound, reports));
    return new WebhookFeature(
        List.of(
            new WebhookResource(service, new WebhookTester(platform, service, sender)),
            new WebhookDeliveryResource(
                new DeliveryService(platform, service, webhooks, deliveries))),
        List.of(
            new JobWork(Events.RELAY, 1, relay),
            new JobWork(
                WebhookJobs.FIRST_ATTEMPTS,
                FIRST_ATTEMPTS_AT_ONCE,
                new FirstAttempts(webhooks, deliveries, deliverer, platform.clock())),
            new JobWork(
                WebhookJobs.RETRY, RETRIES_AT_ONCE, new LaterAttempts(deliveries, deliverer))),
        List.of(
            new RecurringWork(WebhookJobs.SWEEP, SWEEP, relay::sweep),
            new RecurringWork(WebhookJobs.FORGET, FORGET, () -> {
              deliveries.forget(platform.clock().instant().minus(KEPT_FOR));
              outbox.forget(platform.clock().instant().minus(KEPT_FOR));
            })));
  }

  /** What key rotation has to seal anew. */
  public static SealedColumn secretsOf(Platform platform) {
    return vault(platform, platform.database().dao(WebhookDao.class));
  }

  private static SecretsVault vault(Platform platform, WebhookDao webhooks) {
    return new SecretsVault(platform.secrets(), platform.json(), webhooks);
  }
}
