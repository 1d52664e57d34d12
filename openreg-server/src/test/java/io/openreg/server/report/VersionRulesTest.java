package io.openreg.server.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.openreg.model.Permission;
import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportUpdate;
import io.openreg.model.report.ReportVersion;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.report.ReportVersionUpdate;
import io.openreg.model.report.VersionStatus;
import io.openreg.server.platform.http.Conflict;
import io.openreg.server.platform.http.Forbidden;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.http.PreconditionFailed;
import io.openreg.server.platform.identity.Caller;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

@ParameterizedClass(name = "{0}", autoCloseArguments = false)
@ArgumentsSource(ReportDesks.class)
class VersionRulesTest {
  private static final String CODE = "def transform(db, mappings, params):\n    return []\n";

  private final ReportDesk desk;
  private final Caller caller;
  private final Report report;

  VersionRulesTest(ReportDesk desk) {
    this.desk = desk;
    caller = desk.newcomer();
    report = desk.reports().create(caller, ReportCreate.builder().name("MiFIR").build());
  }

  @Test
  void versions_count_up_and_a_major_one_begins_a_new_line() {
    assertThat(List.of(create(false), create(false), create(true), create(false)))
        .extracting(
            ReportVersion::versionString,
            ReportVersion::versionNumber,
            ReportVersion::majorVersion,
            ReportVersion::minorVersion)
        .containsExactly(
            tuple("v1.0", 1000, 1, 0),
            tuple("v1.1", 1001, 1, 1),
            tuple("v2.0", 2000, 2, 0),
            tuple("v2.1", 2001, 2, 1));
  }

  @Test
  void a_first_version_is_v1_0_even_as_a_major_one() {
    assertThat(create(true).versionString()).isEqualTo("v1.0");
  }

  @Test
  void a_new_version_is_approved_by_its_creator_current_and_the_only_active_one() {
    ReportVersion first = create(false);
    ReportVersion second = create(false);

    assertThat(second.status()).isEqualTo(VersionStatus.ACTIVE);
    assertThat(second.approvedBy()).isEqualTo(caller.userId());
    assertThat(second.approvedAt()).isNotNull();
    assertThat(desk.versions().list(caller.tenant(), report.id()))
        .extracting(ReportVersion::versionString, ReportVersion::status)
        .containsExactly(
            tuple("v1.1", VersionStatus.ACTIVE), tuple("v1.0", VersionStatus.ARCHIVED));
    Report now = desk.reports().get(caller.tenant(), report.id());
    assertThat(now.currentVersionId()).isEqualTo(second.id());
    assertThat(now.versionString()).isEqualTo("v1.1");
    assertThat(now.majorVersion()).isEqualTo(1);
    assertThat(now.minorVersion()).isEqualTo(1);
    assertThat(desk.audited(first.id()))
        .containsExactly("ReportVersion create", "ReportVersion update");
    assertThat(desk.audited(second.id())).containsExactly("ReportVersion create");
  }

  @Test
  void twenty_creators_at_once_get_twenty_versions() throws Exception {
    ExecutorService creators = Executors.newFixedThreadPool(20);
    try {
      List<Future<ReportVersion>> created = creators.invokeAll(IntStream.range(0, 20)
          .<java.util.concurrent.Callable<ReportVersion>>mapToObj(i -> () -> create(false))
          .toList());

      for (Future<ReportVersion> version : created) {
        assertThat(version.get().reportId()).isEqualTo(report.id());
      }
    } finally {
      creators.shutdown();
    }
    List<ReportVersion> versions = desk.versions().list(caller.tenant(), report.id());
    assertThat(versions)
        .extracting(ReportVersion::versionNumber)
        .containsExactlyElementsOf(
            IntStream.rangeClosed(0, 19).mapToObj(i -> 1019 - i).toList());
    assertThat(versions)
        .filteredOn(version -> version.status().equals(VersionStatus.ACTIVE))
        .extracting(ReportVersion::id)
        .containsExactly(desk.reports().get(caller.tenant(), report.id()).currentVersionId());
  }

  @Test
  void the_thousandth_minor_version_is_refused_and_the_way_on_is_named() {
    desk.number(create(false).id(), 1, 999);

    assertThatThrownBy(() -> create(false))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("v1.999")
        .hasMessageContaining("bump_major");
    assertThat(create(true).versionString()).isEqualTo("v2.0");
  }

  @Test
  void a_version_reads_from_its_own_connector_else_from_the_report_s() {
    UUID usual = desk.connector(caller.tenant());
    UUID other = desk.connector(caller.tenant());
    desk.reports()
        .update(caller, report.id(), ReportUpdate.builder().connectorId(usual).build());

    ReportVersion defaulted = create(false);
    ReportVersion own = desk.versions()
        .create(
            caller,
            report.id(),
            ReportVersionCreate.builder().pythonCode(CODE).connectorId(other).build());

    assertThat(defaulted.connectorId()).isEqualTo(usual);
    assertThat(own.connectorId()).isEqualTo(other);
    assertThatThrownBy(() -> desk.versions()
            .create(
                caller,
                report.id(),
                ReportVersionCreate.builder()
                    .pythonCode(CODE)
                    .connectorId(UUID.randomUUID())
                    .build()))
        .isInstanceOf(Invalid.class);
  }

  @Test
  void code_or_config_that_cannot_run_makes_no_version() {
    assertThatThrownBy(() -> desk.versions()
            .create(
                caller,
                report.id(),
                ReportVersionCreate.builder()
                    .pythonCode("x = 1")
                    .config(Map.of("concurrency", 0))
                    .build()))
        .isInstanceOf(Invalid.class);

    assertThat(desk.versions().list(caller.tenant(), report.id())).isEmpty();
  }

  @Test
  void approving_an_archived_version_brings_it_back() {
    ReportVersion first = create(false);
    ReportVersion second = create(false);
    Caller approver = new Caller(
        caller.tenant(),
        UUID.randomUUID(),
        "approver@example.com",
        false,
        caller.grants(),
        null,
        caller.call());

    ReportVersion approved = desk.versions().approve(approver, report.id(), first.id());

    assertThat(approved.status()).isEqualTo(VersionStatus.ACTIVE);
    assertThat(approved.approvedBy()).isEqualTo(approver.userId());
    assertThat(get(second).status()).isEqualTo(VersionStatus.ARCHIVED);
    assertThat(desk.reports().get(caller.tenant(), report.id()).currentVersionId())
        .isEqualTo(first.id());
    assertThat(desk.audited(first.id()))
        .containsExactly("ReportVersion create", "ReportVersion update", "ReportVersion approve");
    assertThat(create(false).versionString()).isEqualTo("v1.2");
  }

  @Test
  void approving_the_active_version_again_changes_nothing() {
    ReportVersion version = create(false);
    Caller other = new Caller(
        caller.tenant(),
        UUID.randomUUID(),
        "other@example.com",
        false,
        caller.grants(),
        null,
        caller.call());

    assertThat(desk.versions().approve(other, report.id(), version.id())).isEqualTo(version);
    assertThat(desk.audited(version.id())).containsExactly("ReportVersion create");
  }

  @Test
  void another_config_keeps_the_one_before_for_reruns() {
    ReportVersion version = create(false);
    RunnableVersion before = desk.reports().version(caller.tenant(), version.id());

    ReportVersion changed = update(version, Map.of("output_format", "json"));

    assertThat(changed.config()).isEqualTo(Map.of("output_format", "json"));
    assertThat(changed.versionString()).isEqualTo(version.versionString());
    RunnableVersion after = desk.reports().version(caller.tenant(), version.id());
    assertThat(after.revision()).isEqualTo(before.revision() + 1);
    assertThat(after.config()).isEqualTo(changed.config());
    assertThat(desk.reports()
            .version(caller.tenant(), version.id(), before.revision())
            .config())
        .isEqualTo(version.config());
    assertThat(desk.audited(version.id()))
        .containsExactly("ReportVersion create", "ReportVersion update");
  }

  @Test
  void an_archived_version_keeps_its_config() {
    ReportVersion first = create(false);
    create(false);

    assertThatThrownBy(() -> update(first, Map.of()))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("v1.0");
  }

  @Test
  void a_config_that_cannot_run_is_refused_in_an_update_as_well() {
    ReportVersion version = create(false);

    assertThatThrownBy(() -> update(version, Map.of("concurrency", 0))).isInstanceOf(Invalid.class);

    assertThat(get(version)).isEqualTo(version);
  }

  @Test
  void config_and_approval_need_a_permission_each() {
    ReportVersion version = create(false);
    Caller editor = ReportDesk.with(caller, Permission.REPORT_UPDATE);
    Caller approver = ReportDesk.with(caller, Permission.REPORT_APPROVE);
    ReportVersionUpdate config = ReportVersionUpdate.builder().config(Map.of()).build();
    ReportVersionUpdate approval = ReportVersionUpdate.builder().approve(true).build();

    assertThatThrownBy(() -> desk.versions().update(approver, report.id(), version.id(), config))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("report:update");
    assertThatThrownBy(() -> desk.versions().update(editor, report.id(), version.id(), approval))
        .isInstanceOf(Forbidden.class)
        .hasMessageContaining("report:approve");
  }

  @Test
  void of_two_changes_to_one_state_the_second_is_refused() throws Exception {
    ReportVersion version = create(false);
    String tag = desk.tag(version);
    ExecutorService editors = Executors.newFixedThreadPool(2);
    try {
      List<Future<Boolean>> done = editors.invokeAll(
          List.of(() -> changes(version, tag, "json"), () -> changes(version, tag, "csv")));

      assertThat(List.of(done.get(0).get(), done.get(1).get()))
          .containsExactlyInAnyOrder(true, false);
    } finally {
      editors.shutdown();
    }
    assertThat(desk.reports().version(caller.tenant(), version.id()).revision()).isEqualTo(2);
  }

  private boolean changes(ReportVersion version, String tag, String format) {
    try {
      desk.versions()
          .update(
              ReportDesk.ifMatch(caller, tag),
              report.id(),
              version.id(),
              ReportVersionUpdate.builder()
                  .config(Map.of("output_format", format))
                  .build());
      return true;
    } catch (PreconditionFailed e) {
      return false;
    }
  }

  @Test
  void versions_of_another_tenant_or_of_another_report_do_not_exist() {
    ReportVersion version = create(false);
    Caller stranger = desk.newcomer();
    Report other =
        desk.reports().create(caller, ReportCreate.builder().name("EMIR").build());

    assertThatThrownBy(() -> desk.versions().get(stranger.tenant(), report.id(), version.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> desk.versions().get(caller.tenant(), other.id(), version.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> desk.versions().list(stranger.tenant(), report.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> desk.versions().approve(stranger, report.id(), version.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> desk.versions().approve(caller, other.id(), version.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> desk.reports().version(stranger.tenant(), version.id()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void a_deleted_report_takes_its_versions_out_of_sight_but_not_out_of_history() {
    ReportVersion version = create(false);

    desk.reports().delete(caller, report.id());

    assertThatThrownBy(() -> get(version)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> create(false)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> desk.reports().forRun(caller.tenant(), report.id()))
        .isInstanceOf(NotFound.class);
    assertThat(desk.reports().version(caller.tenant(), version.id()).pythonCode())
        .isEqualTo(CODE);
  }

  @Test
  void a_run_finds_the_current_version_and_the_report_s_concurrency() {
    assertThat(desk.reports().forRun(caller.tenant(), report.id()).currentVersion())
        .isNull();
    ReportVersion version = desk.versions()
        .create(
            caller,
            report.id(),
            ReportVersionCreate.builder()
                .pythonCode(CODE)
                .config(Map.of("concurrency", 3))
                .build());

    RunnableReport found = desk.reports().forRun(caller.tenant(), report.id());

    assertThat(found.name()).isEqualTo("MiFIR");
    assertThat(found.isActive()).isTrue();
    assertThat(found.concurrency()).isEqualTo(3);
    assertThat(found.currentVersion())
        .isEqualTo(desk.reports().version(caller.tenant(), version.id()));
    desk.reports()
        .update(
            caller,
            report.id(),
            ReportUpdate.builder().config(Map.of("concurrency", 2)).build());
    assertThat(desk.reports().forRun(caller.tenant(), report.id()).concurrency())
        .isEqualTo(2);
  }

  private ReportVersion create(boolean bumpMajor) {
    return desk.versions()
        .create(
            caller,
            report.id(),
            ReportVersionCreate.builder().pythonCode(CODE).bumpMajor(bumpMajor).build());
  }

  private ReportVersion update(ReportVersion version, Map<String, Object> config) {
    return desk.versions()
        .update(
            caller,
            report.id(),
            version.id(),
            ReportVersionUpdate.builder().config(config).build());
  }

  private ReportVersion get(ReportVersion version) {
    return desk.versions().get(caller.tenant(), report.id(), version.id());
  }
}
