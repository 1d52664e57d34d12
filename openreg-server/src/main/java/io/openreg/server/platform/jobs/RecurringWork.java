package io.openreg.server.platform.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/**
 * Something that one node, whichever, does again and again. What was missed while no node ran is not made up for.
 *
 * @param every the pause between the end of one and the start of the next
 */
public record RecurringWork(JobKind kind, Duration every, Runnable work) {
  /** There is one job of the kind in the installation, so its id is made of its name. */
  UUID id() {
    return UUID.nameUUIDFromBytes(kind.name().getBytes(UTF_8));
  }

  JobWork asWork(Clock clock) {
    return new JobWork(kind, 1, id -> {
      work.run();
      return JobOutcome.again(clock.instant().plus(every));
    });
  }
}
