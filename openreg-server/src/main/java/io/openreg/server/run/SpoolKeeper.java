package io.openreg.server.run;

import io.openreg.server.platform.identity.TenantId;
import java.util.List;
import java.util.UUID;

/** Keeps rows of one kind that runs put aside. */
interface SpoolKeeper {
  /** Of the file they are in. */
  String name();

  /** Keeps some more, in their order. Those that it has already are passed over: after a crash they come again, from the first. */
  void keep(TenantId tenant, UUID runId, List<SpooledLine> lines);
}
