package io.openreg.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.model.auth.LoginRequest;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.report.ReportUpdate;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConstraintsTest {
  private static ValidatorFactory factory;

  private final JsonMapper json = WireJson.mapper();

  @BeforeAll
  static void start() {
    factory = Validation.buildDefaultValidatorFactory();
  }

  @AfterAll
  static void stop() {
    factory.close();
  }

  @Test
  void a_required_member_that_is_absent_is_named() throws JsonProcessingException {
    assertThat(violations("{\"name\": \"x\", \"type\": \"mysql\"}", ConnectorCreate.class))
        .containsExactlyInAnyOrder("config: must not be null", "credentials: must not be null");
  }

  @Test
  void clearing_what_must_have_a_value_is_refused() throws JsonProcessingException {
    assertThat(violations("{\"name\": null, \"is_active\": null}", ReportUpdate.class))
        .containsExactlyInAnyOrder("name: must not be blank", "isActive: must not be null");
  }

  @Test
  void a_new_value_is_held_to_the_rules_of_its_member() throws JsonProcessingException {
    assertThat(violations("{\"description\": \"" + "x".repeat(2001) + "\"}", ReportUpdate.class))
        .containsExactly("description: size must be between 0 and 2000");
  }

  @Test
  void what_an_update_does_not_name_is_not_looked_at() throws JsonProcessingException {
    assertThat(violations("{}", ReportUpdate.class)).isEmpty();
  }

  @Test
  void a_malformed_address_is_refused() throws JsonProcessingException {
    assertThat(violations("{\"email\": \"admin\", \"password\": \"x\"}", LoginRequest.class))
        .containsExactly("email: must be a well-formed email address");
  }

  private <T> List<String> violations(String body, Class<T> type) throws JsonProcessingException {
    Validator validator = factory.getValidator();
    return validator.validate(json.readValue(body, type)).stream()
        .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
        .toList();
  }
}
