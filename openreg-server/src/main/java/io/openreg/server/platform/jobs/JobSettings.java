package io.openreg.server.platform.jobs;

import java.time.Duration;

/**
 * How patient the scheduler is.
 *
 * @param poll how often each kind's due jobs are looked for; a job enqueued on this node starts at once
 * @param heartbeat how often a node says that a job it does is alive
 * @param missedHeartbeats how many may be missing before another node takes the job; at least 4
 * @param drain how long a stopping node lets running jobs end before it interrupts them
 */
public record JobSettings(Duration poll, Duration heartbeat, int missedHeartbeats, Duration drain) {
  public static final JobSettings DEFAULT =
      new JobSettings(Duration.ofSeconds(1), Duration.ofSeconds(10), 6, Duration.ofSeconds(10));

  public JobSettings withHeartbeat(Duration value) {
    return new JobSettings(poll, value, missedHeartbeats, drain);
  }
}
