package io.openreg.server.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportUpdate;
import io.openreg.server.platform.http.Conflict;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.http.Paging;
import io.openreg.server.platform.identity.Caller;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(ReportDesks.class)
class ReportRulesTest {
  private final ReportDesk desk;
  private final Caller caller;

  ReportRulesTest(ReportDesk desk) {
    this.desk = desk;
    caller = desk.newcomer();
  }

  @Test
  void a_new_report_is_active_and_has_no_version() {
    Report report = create("EMIR Trade Report");

    assertThat(report).isEqualTo(desk.reports().get(caller.tenant(), report.id()));
    assertThat(report.isActive()).isTrue();
    assertThat(report.currentVersionId()).isNull();
    assertThat(report.versionString()).isNull();
    assertThat(desk.audited(report.id())).containsExactly("Report create");
  }

  @Test
  void reports_are_listed_by_name_and_by_activity_in_windows() {
    create("b");
    create("c");
    Report retired = create("a");
    update(retired, ReportUpdate.builder().isActive(false).build());

    assertThat(names(null, 0, 10)).containsExactly("a", "b", "c");
    assertThat(names(true, 0, 10)).containsExactly("b", "c");
    assertThat(names(false, 0, 10)).containsExactly("a");
    assertThat(names(null, 1, 1)).containsExactly("b");
  }

  @Test
  void what_an_update_does_not_name_stays_and_null_clears() {
    UUID connector = desk.connector(caller.tenant());
    Report report = desk.reports()
        .create(
            caller,
            ReportCreate.builder()
                .name("MiFIR")
                .description("RTS 25")
                .connectorId(connector)
                .build());

    Report renamed = update(report, ReportUpdate.builder().name("MiFIR II").build());
    Report cleared = update(
        report, ReportUpdate.builder().description(null).connectorId(null).build());

    assertThat(renamed.description()).isEqualTo("RTS 25");
    assertThat(renamed.connectorId()).isEqualTo(connector);
    assertThat(cleared.name()).isEqualTo("MiFIR II");
    assertThat(cleared.description()).isNull();
    assertThat(cleared.connectorId()).isNull();
    assertThat(desk.audited(report.id()))
        .containsExactly("Report create", "Report update", "Report update");
  }

  @Test
  void a_taken_name_is_refused_by_name_and_two_tenants_may_share_one() {
    create("MiFIR");
    Report other = create("EMIR");

    assertThatThrownBy(() -> create("MiFIR"))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("'MiFIR'");
    assertThatThrownBy(() -> update(other, ReportUpdate.builder().name("MiFIR").build()))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("'MiFIR'");
    assertThat(desk.reports().create(desk.newcomer(), named("MiFIR")).name()).isEqualTo("MiFIR");
  }

  @Test
  void a_deleted_report_is_seen_no_more_and_frees_its_name() {
    Report report = create("MiFIR");

    desk.reports().delete(caller, report.id());

    assertThatThrownBy(() -> desk.reports().get(caller.tenant(), report.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> update(report, ReportUpdate.builder().name("x").build()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> desk.reports().delete(caller, report.id()))
        .isInstanceOf(NotFound.class);
    assertThat(names(null, 0, 10)).isEmpty();
    assertThat(desk.reports().claim(caller.tenant(), report.id())).isFalse();
    assertThat(create("MiFIR").id()).isNotEqualTo(report.id());
    assertThat(desk.audited(report.id())).containsExactly("Report create", "Report delete");
  }

  @Test
  void a_report_of_another_tenant_does_not_exist() {
    Report report = create("MiFIR");
    Caller stranger = desk.newcomer();

    assertThatThrownBy(() -> desk.reports().get(stranger.tenant(), report.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() ->
            desk.reports().update(stranger, report.id(), ReportUpdate.builder().build()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> desk.reports().delete(stranger, report.id()))
        .isInstanceOf(NotFound.class);
    assertThat(desk.reports().claim(stranger.tenant(), report.id())).isFalse();
  }

  @Test
  void a_connector_that_is_not_there_is_refused_with_its_place() {
    Report report = create("MiFIR");

    assertThatThrownBy(() -> desk.reports()
            .create(
                caller,
                ReportCreate.builder()
                    .name("EMIR")
                    .connectorId(UUID.randomUUID())
                    .build()))
        .isInstanceOf(Invalid.class);
    assertThatThrownBy(() ->
            update(report, ReportUpdate.builder().connectorId(UUID.randomUUID()).build()))
        .isInstanceOf(Invalid.class);
  }

  private Report create(String name) {
    return desk.reports().create(caller, named(name));
  }

  private static ReportCreate named(String name) {
    return ReportCreate.builder().name(name).build();
  }

  private Report update(Report report, ReportUpdate change) {
    return desk.reports().update(caller, report.id(), change);
  }

  private List<String> names(@Nullable Boolean isActive, int skip, int limit) {
    return desk.reports().list(caller.tenant(), isActive, new Paging(skip, limit)).stream()
        .map(Report::name)
        .toList();
  }
}
