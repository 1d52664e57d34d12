package io.openreg.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.model.auth.CurrentUser;
import io.openreg.model.auth.LoginRequest;
import io.openreg.model.auth.LogoutAllResult;
import io.openreg.model.auth.LogoutResult;
import io.openreg.model.auth.RefreshRequest;
import io.openreg.model.auth.SessionList;
import io.openreg.model.auth.TokenResponse;
import io.openreg.model.connector.ColumnList;
import io.openreg.model.connector.Connector;
import io.openreg.model.connector.ConnectorCreate;
import io.openreg.model.connector.ConnectorTestRequest;
import io.openreg.model.connector.ConnectorTestResult;
import io.openreg.model.connector.TableList;
import io.openreg.model.delivery.DeliveryQueued;
import io.openreg.model.delivery.Destination;
import io.openreg.model.delivery.DestinationCreate;
import io.openreg.model.delivery.DestinationLink;
import io.openreg.model.delivery.DestinationLinked;
import io.openreg.model.delivery.DestinationTestRequest;
import io.openreg.model.delivery.DestinationTestResult;
import io.openreg.model.error.Problem;
import io.openreg.model.report.ExecuteRequest;
import io.openreg.model.report.Execution;
import io.openreg.model.report.ExecutionStarted;
import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.report.ReportStatistics;
import io.openreg.model.report.ReportUpdate;
import io.openreg.model.report.ReportVersion;
import io.openreg.model.report.ReportVersionCreate;
import io.openreg.model.run.RunDetails;
import io.openreg.model.run.RunSummary;
import io.openreg.model.submission.RecordAmendment;
import io.openreg.model.submission.RegulatorResponse;
import io.openreg.model.webhook.JobCompleted;
import io.openreg.model.webhook.WebhookEvent;
import io.openreg.model.webhook.api.WebhookCreate;
import io.openreg.model.webhook.api.WebhookCreated;
import io.openreg.model.webhook.api.WebhookEventTypes;
import io.openreg.model.webhook.api.WebhookTestResult;
import io.openreg.model.workflow.CancelRequest;
import io.openreg.model.workflow.Workflow;
import io.openreg.model.workflow.WorkflowProgress;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples of the API guide, with their placeholder ids replaced by real ones. */
class GuideSamplesTest {
  private final JsonMapper json = WireJson.mapper();

  static Stream<Arguments> samples() {
    return Stream.of(
        arguments("problem_text", new TypeReference<Problem>() {}),
        arguments("problem_list", new TypeReference<Problem>() {}),
        arguments("login_request", new TypeReference<LoginRequest>() {}),
        arguments("token_response", new TypeReference<TokenResponse>() {}),
        arguments("login_refused", new TypeReference<Problem>() {}),
        arguments("refresh_request", new TypeReference<RefreshRequest>() {}),
        arguments("current_user", new TypeReference<CurrentUser>() {}),
        arguments("logout_result", new TypeReference<LogoutResult>() {}),
        arguments("logout_all_result", new TypeReference<LogoutAllResult>() {}),
        arguments("session_list", new TypeReference<SessionList>() {}),
        arguments("report_list", new TypeReference<List<Report>>() {}),
        arguments("report_create", new TypeReference<ReportCreate>() {}),
        arguments("report", new TypeReference<Report>() {}),
        arguments("report_update", new TypeReference<ReportUpdate>() {}),
        arguments("report_version_create", new TypeReference<ReportVersionCreate>() {}),
        arguments("report_version", new TypeReference<ReportVersion>() {}),
        arguments("report_version_list", new TypeReference<List<ReportVersion>>() {}),
        arguments("execute_request", new TypeReference<ExecuteRequest>() {}),
        arguments("execution_started", new TypeReference<ExecutionStarted>() {}),
        arguments("execution_page", new TypeReference<Page<Execution>>() {}),
        arguments("report_statistics", new TypeReference<ReportStatistics>() {}),
        arguments("run_page", new TypeReference<Page<RunSummary>>() {}),
        arguments("run_details", new TypeReference<RunDetails>() {}),
        arguments("connector_list", new TypeReference<List<Connector>>() {}),
        arguments("connector_create", new TypeReference<ConnectorCreate>() {}),
        arguments("connector_test_request", new TypeReference<ConnectorTestRequest>() {}),
        arguments("connector_test_result", new TypeReference<ConnectorTestResult>() {}),
        arguments("table_list", new TypeReference<TableList>() {}),
        arguments("column_list", new TypeReference<ColumnList>() {}),
        arguments("webhook_event_types", new TypeReference<WebhookEventTypes>() {}),
        arguments("webhook_create", new TypeReference<WebhookCreate>() {}),
        arguments("webhook_created", new TypeReference<WebhookCreated>() {}),
        arguments("webhook_test_result", new TypeReference<WebhookTestResult>() {}),
        arguments("webhook_payload", new TypeReference<WebhookEvent<JobCompleted>>() {}),
        arguments("destination_list", new TypeReference<List<Destination>>() {}),
        arguments("destination_create", new TypeReference<DestinationCreate>() {}),
        arguments("destination_create_short", new TypeReference<DestinationCreate>() {}),
        arguments("destination_test_request", new TypeReference<DestinationTestRequest>() {}),
        arguments("destination_test_result", new TypeReference<DestinationTestResult>() {}),
        arguments("destination_link", new TypeReference<DestinationLink>() {}),
        arguments("destination_linked", new TypeReference<DestinationLinked>() {}),
        arguments("delivery_queued", new TypeReference<DeliveryQueued>() {}),
        arguments("workflow", new TypeReference<Workflow>() {}),
        arguments("workflow_progress", new TypeReference<WorkflowProgress>() {}),
        arguments("cancel_request", new TypeReference<CancelRequest>() {}),
        arguments("regulator_response", new TypeReference<RegulatorResponse>() {}),
        arguments("record_amendment", new TypeReference<RecordAmendment>() {}));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("samples")
  void a_sample_of_the_guide_survives_reading_and_writing(String name, TypeReference<?> type)
      throws IOException {
    try (InputStream file = getClass().getResourceAsStream("samples/" + name + ".json")) {
      JsonNode sample = json.readTree(Objects.requireNonNull(file, name));
      Object read = json.readValue(json.treeAsTokens(sample), type);

      JsonNode written = json.valueToTree(read);

      assertHolds(written, sample, name);
      assertThat((Object) json.readValue(json.treeAsTokens(written), type)).isEqualTo(read);
    }
  }

  /** {@code actual} may have more members than the sample, none may be lost or changed. */
  private static void assertHolds(JsonNode actual, JsonNode sample, String where) {
    if (sample.isObject()) {
      sample.properties().forEach(member -> {
        assertThat(actual.has(member.getKey()))
            .as("%s.%s is written", where, member.getKey())
            .isTrue();
        assertHolds(actual.get(member.getKey()), member.getValue(), where + "." + member.getKey());
      });
    } else if (sample.isArray()) {
      assertThat(actual.size()).as(where).isEqualTo(sample.size());
      for (int i = 0; i < sample.size(); i++) {
        assertHolds(actual.get(i), sample.get(i), where + "[" + i + "]");
      }
    } else if (sample.isNumber()) {
      assertThat(actual.decimalValue())
          .as(where)
          .isEqualByComparingTo(new BigDecimal(sample.asText()));
    } else {
      assertThat(actual).as(where).isEqualTo(sample);
    }
  }
}
