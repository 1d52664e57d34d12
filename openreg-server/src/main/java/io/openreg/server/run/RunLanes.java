package io.openreg.server.run;

import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Transactions;
import io.openreg.server.platform.identity.TenantId;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Bounds how many runs work at once on a report and on a connector, over all nodes. */
final class RunLanes {
  private final Transactions transactions;
  private final LaneDao lanes;
  private final RunDao runs;
  private final Clock clock;

  RunLanes(Transactions transactions, LaneDao lanes, RunDao runs, Clock clock) {
    this.transactions = transactions;
    this.lanes = lanes;
    this.runs = runs;
    this.clock = clock;
  }

  /** Makes sure that the rows to lock are there, before the transaction that locks them. */
  void prepare(RunRow run) {
    lanesOf(run).forEach(lane -> {
      if (transactions.call(() -> lanes.touch(run.tenantId(), lane, clock.instant())) == 0) {
        try {
          transactions.run(() -> lanes.insert(run.tenantId(), lane, clock.instant()));
        } catch (AlreadyExists e) {
          // Another run of the same report was first: the row is there, which is all that matters.
        }
      }
    });
  }

  /** Whether there is room for this run now. The answer holds until the transaction under way ends. */
  boolean hasRoom(RunRow run, int perReport, int perConnector) {
    TenantId tenant = run.tenantId();
    lanesOf(run).forEach(lane -> lanes.touch(tenant, lane, clock.instant()));
    UUID connector = run.connectorId();
    return runs.aheadOnReport(tenant, run.reportId(), run.id()) < perReport
        && (connector == null
            || runs.runningOnConnector(tenant, connector, run.id()) < perConnector);
  }

  /** Always in the same order, so that two runs never wait for each other's lane. */
  private static Stream<UUID> lanesOf(RunRow run) {
    @Nullable UUID connector = run.connectorId();
    return connector == null
        ? Stream.of(run.reportId())
        : Stream.of(run.reportId(), connector).sorted();
  }
}
