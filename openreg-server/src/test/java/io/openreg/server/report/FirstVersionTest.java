package io.openreg.server.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportVersion;
import io.openreg.model.report.VersionStatus;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(ReportDesks.class)
class FirstVersionTest {
  private static final List<Map<String, String>> MAPPINGS = List.of(
      Map.of("sourceColumn", "trade_id", "targetXPath", "/Document/Tx/TxId"),
      Map.of("sourceColumn", "isin", "targetXPath", "/Document/Tx/Isin", "transform", "UPPER"));

  private final ReportDesk desk;
  private final Caller caller;

  FirstVersionTest(ReportDesk desk) {
    this.desk = desk;
    caller = desk.newcomer();
  }

  @Test
  void a_simple_report_begins_with_a_draft_made_from_its_mappings() {
    UUID connector = desk.connector(caller.tenant());
    Map<String, Object> config =
        Map.of("mode", "simple", "source_table", "trades", "field_mappings", MAPPINGS);

    Report report = create(connector, config);

    assertThat(report.versionString()).isEqualTo("v1.0");
    ReportVersion first = only(report);
    assertThat(first.id()).isEqualTo(report.currentVersionId());
    assertThat(first.status()).isEqualTo(VersionStatus.DRAFT);
    assertThat(first.approvedBy()).isNull();
    assertThat(first.connectorId()).isEqualTo(connector);
    assertThat(first.config()).isEqualTo(config);
    assertThat(first.pythonCode()).contains("def transform(db, mappings, params):");
    assertThat(desk.audited(report.id())).containsExactly("Report create");
    assertThat(desk.audited(first.id())).containsExactly("ReportVersion create");
  }

  @Test
  void an_approved_draft_is_active_and_stays_current() {
    Report report = create(
        null, Map.of("mode", "simple", "source_table", "trades", "field_mappings", MAPPINGS));

    ReportVersion approved =
        desk.versions().approve(caller, report.id(), only(report).id());

    assertThat(approved.status()).isEqualTo(VersionStatus.ACTIVE);
    assertThat(approved.approvedBy()).isEqualTo(caller.userId());
    assertThat(desk.reports().get(caller.tenant(), report.id()).currentVersionId())
        .isEqualTo(approved.id());
  }

  @Test
  void an_advanced_report_begins_with_its_code_approved_by_its_creator() {
    String code = "def transform(db, mappings, params):\n    return []\n";

    Report report =
        create(null, Map.of("mode", "advanced", "python_code", code, "output_format", "xml"));

    ReportVersion first = only(report);
    assertThat(first.pythonCode()).isEqualTo(code);
    assertThat(first.status()).isEqualTo(VersionStatus.ACTIVE);
    assertThat(first.config()).isEqualTo(Map.of("mode", "advanced", "output_format", "xml"));
    assertThat(report.config()).isEmpty();
  }

  @Test
  void a_report_without_a_mode_has_its_settings_and_no_version() {
    Report report = create(null, Map.of("concurrency", 2));

    assertThat(report.currentVersionId()).isNull();
    assertThat(report.config()).isEqualTo(Map.of("concurrency", 2));
  }

  @ParameterizedTest
  @MethodSource("refused")
  void a_config_that_makes_no_report_leaves_none_behind(Map<String, Object> config) {
    assertThatThrownBy(() -> create(null, config)).isInstanceOf(Invalid.class);

    assertThat(desk.reports().list(caller.tenant(), null, new Paging(0, 10))).isEmpty();
  }

  static List<Map<String, Object>> refused() {
    return List.of(
        Map.of("mode", "package"),
        Map.of("mode", 7),
        Map.of("mode", "simple", "source_table", "trades"),
        Map.of("mode", "simple", "source_table", "trades", "field_mappings", List.of()),
        Map.of("mode", "advanced"),
        Map.of("mode", "advanced", "python_code", " "),
        Map.of("mode", "advanced", "python_code", "x = 1"),
        Map.of("output_format", "xml"),
        Map.of("concurrency", 0),
        Map.of("concurrency", "many"));
  }

  private Report create(@Nullable UUID connector, Map<String, Object> config) {
    return desk.reports()
        .create(
            caller,
            ReportCreate.builder()
                .name("MiFIR")
                .connectorId(connector)
                .config(config)
                .build());
  }

  private ReportVersion only(Report report) {
    List<ReportVersion> versions = desk.versions().list(caller.tenant(), report.id());
    assertThat(versions).hasSize(1);
    return versions.get(0);
  }
}
