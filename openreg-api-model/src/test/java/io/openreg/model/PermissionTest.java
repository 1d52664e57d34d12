package io.openreg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PermissionTest {
  private static final Set<String> WITHOUT_A_NAME_BEFORE =
      Set.of("delivery", "submission", "external");

  private final JsonMapper json = WireJson.mapper();

  @Test
  void the_catalogue_has_the_73_names_and_six_more() {
    assertThat(Arrays.stream(Permission.values())
            .filter(p -> !WITHOUT_A_NAME_BEFORE.contains(p.resource())))
        .hasSize(73);
    assertThat(Permission.values()).hasSize(79);
  }

  @Test
  void run_is_another_spelling_of_job_on_input() {
    assertThat(Permission.of("run:read")).isEqualTo(Permission.JOB_READ).hasToString("job:read");
    assertThat(Permission.of("run:*")).isEqualTo(Permission.JOB_ALL);
    assertThat(Permission.find("run:fly")).isEmpty();
  }

  @Test
  void a_star_covers_every_action_of_its_resource_and_no_other() {
    assertThat(Permission.REPORT_ALL.covers(Permission.REPORT_APPROVE)).isTrue();
    assertThat(Permission.REPORT_ALL.covers(Permission.CONNECTOR_READ)).isFalse();
    assertThat(Permission.REPORT_READ.covers(Permission.REPORT_ALL)).isFalse();
    assertThat(Permission.of("*").covers(Permission.AUDIT_READ)).isTrue();
  }

  @Test
  void permissions_are_read_and_written_by_their_names() throws JsonProcessingException {
    assertThat(json.readValue("\"report:execute\"", Permission.class))
        .isEqualTo(Permission.REPORT_EXECUTE);
    assertThat(json.writeValueAsString(Permission.ALL)).isEqualTo("\"*:*\"");
  }

  @Test
  void an_unknown_name_is_refused_and_named() {
    assertThatThrownBy(() -> Permission.of("report:fly"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("report:fly");
    assertThatThrownBy(() -> json.readValue("\"REPORT_READ\"", Permission.class))
        .isInstanceOf(JsonMappingException.class);
  }
}
