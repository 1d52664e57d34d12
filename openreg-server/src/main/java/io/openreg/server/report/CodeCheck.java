package io.openreg.server.report;

import io.openreg.server.platform.identity.TenantId;
import java.util.List;

/** Looks at Python code without running it. */
@FunctionalInterface
public interface CodeCheck {
  /**
   * What is wrong with the code, each fault with its line and column where it has one; empty if it can be run.
   *
   * @throws io.openreg.server.platform.http.Unavailable if nobody has time to look
   */
  List<String> faults(TenantId tenant, String pythonCode);
}
