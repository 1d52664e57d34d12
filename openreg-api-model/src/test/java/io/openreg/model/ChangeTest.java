package io.openreg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.model.report.ReportUpdate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChangeTest {
  private final JsonMapper json = WireJson.mapper();

  @Test
  void an_absent_member_is_unchanged_and_null_clears() throws JsonProcessingException {
    ReportUpdate update =
        json.readValue("{\"description\": null, \"is_active\": false}", ReportUpdate.class);

    assertThat(update.name().isUnset()).isTrue();
    assertThat(update.description().isClear()).isTrue();
    assertThat(update.isActive()).isEqualTo(Change.set(false));
    assertThat(update.name().applyTo("kept")).isEqualTo("kept");
    assertThat(update.description().applyTo("dropped")).isNull();
    assertThat(update.isActive().applyTo(true)).isFalse();
  }

  @Test
  void only_what_changes_is_written() throws JsonProcessingException {
    ReportUpdate update =
        ReportUpdate.builder().description(null).isActive(true).build();

    assertThat(json.writeValueAsString(update))
        .isEqualTo("{\"description\":null,\"is_active\":true}");
    assertThat(json.writeValueAsString(ReportUpdate.builder().build())).isEqualTo("{}");
  }

  @Test
  void a_value_that_is_set_to_something_empty_is_still_written() throws JsonProcessingException {
    assertThat(json.writeValueAsString(
            ReportUpdate.builder().name("").config(Map.of()).build()))
        .isEqualTo("{\"name\":\"\",\"config\":{}}");
  }

  @Test
  void the_value_is_read_as_its_declared_type() throws JsonProcessingException {
    UUID connector = UUID.fromString("550e8400-e29b-41d4-a716-446655440000");

    ReportUpdate update = json.readValue(
        "{\"connector_id\": \"550e8400-e29b-41d4-a716-446655440000\", \"config\": {\"concurrency\": 2}}",
        ReportUpdate.class);

    assertThat(update.connectorId()).isEqualTo(Change.set(connector));
    assertThat(update.config()).isEqualTo(Change.set(Map.of("concurrency", 2)));
  }

  @Test
  void a_value_of_another_type_is_refused_with_its_place() {
    assertThatThrownBy(() -> json.readValue("{\"connector_id\": \"x\"}", ReportUpdate.class))
        .isInstanceOfSatisfying(InvalidFormatException.class, e -> assertThat(e.getPath())
            .singleElement()
            .satisfies(step -> assertThat(step.getFieldName()).isEqualTo("connector_id")));
  }

  @Test
  void null_is_cleared_and_not_set() {
    assertThat(Change.setOrClear(null).isClear()).isTrue();
    assertThat(Change.setOrClear("x")).isEqualTo(Change.set("x")).hasToString("set x");
    assertThat(Change.orUnset(null)).isEqualTo(Change.unset()).isNotEqualTo(Change.clear());
  }
}
