package io.openreg.server.report;

import io.openreg.server.platform.Platform;
import java.util.List;

/** Builds the feature from what lies below it. */
public record ReportFeature(ReportService service, List<Object> resources) {
  public static ReportFeature on(Platform platform, ConnectorLookup connectors, CodeCheck code) {
    ReportDao reports = platform.database().dao(ReportDao.class);
    VersionDao versions = platform.database().dao(VersionDao.class);
    VersionLine line = new VersionLine(platform, reports, versions);
    VersionCheck check = new VersionCheck(code);
    ReportService reportService =
        new ReportService(platform, reports, versions, line, check, connectors);
    VersionService versionService =
        new VersionService(platform, reports, versions, line, check, connectors);
    return new ReportFeature(
        reportService,
        List.of(new ReportResource(reportService), new ReportVersionResource(versionService)));
  }
}
