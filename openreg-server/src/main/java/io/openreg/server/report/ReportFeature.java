package io.openreg.server.report;

import io.openreg.server.platform.Platform;
import java.util.List;

/** Builds the feature from what lies below it. */
public record ReportFeature(ReportService service, List<Object> resources) {
  public static ReportFeature on(Platform platform, ConnectorLookup connectors) {
    ReportDao dao = platform.database().dao(ReportDao.class);
    ReportService service = new ReportService(platform, dao, connectors);
    return new ReportFeature(service, List.of(new ReportResource(service)));
  }
}
