package io.openreg.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoryTemplateTest {
  @ParameterizedTest
  @CsvSource({
    "/, /, /",
    "/inbound/mifir, /inbound/mifir, /inbound/mifir",
    "inbound, inbound, inbound",
    "/in/{business_date}, /in/, /in/20240119",
    "/in/x{year}/{month}/{day}, /in/, /in/x2024/01/19",
    "{report_name}, '', MiFIR_Daily",
    "/a/{job_run_id}/b, /a/, /a/550e8400/b"
  })
  void variables_are_filled_in_and_what_comes_before_them_must_be_there(
      String template, String existing, String path) {
    RemoteDirectory directory = new DirectoryTemplate(template).of(Runs.RUN);

    assertThat(new DirectoryTemplate(template).problem()).isEmpty();
    assertThat(directory.existing()).isEqualTo(existing);
    assertThat(directory.path()).isEqualTo(path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/in/{desk}", "/in/{", "/in/}", "/in/*", "/a?", "/a\\b", "/a/../b", "/a\nb"})
  void what_no_server_should_be_asked_for_is_refused(String template) {
    assertThat(new DirectoryTemplate(template).problem()).isPresent();
  }

  @Test
  void a_report_name_leads_out_of_no_directory() {
    DeliveredRun run = new DeliveredRun(
        Runs.RUN.runId(), Runs.RUN.reportId(), "../../etc", Runs.RUN.businessDate());

    assertThat(new DirectoryTemplate("/in/{report_name}").of(run).path())
        .isEqualTo("/in/______etc");
  }
}
