package io.openreg.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the headers of the document promise, for each operation that names them. */
@OnBothDatabases
class HeaderPromisesTest {
  private final ApiDocument document = ApiDocument.committed();
  private final OpenRegServer server;

  HeaderPromisesTest(OpenRegServer server) {
    this.server = server;
  }

  @TestFactory
  Stream<DynamicTest> a_reader_who_has_the_state_already_is_told_so() {
    FurnishedTenant furnished = FurnishedTenant.of(server);
    return heeding("If-None-Match")
        .map(operation -> dynamicTest(operation.toString(), () -> {
          String path = furnished.path(operation);
          RawHttp.Answer first = furnished.http().get(path);
          String tag = first.header("ETag").orElseThrow();

          RawHttp.Answer same = furnished.http().with("If-None-Match", tag).get(path);
          RawHttp.Answer other =
              furnished.http().with("If-None-Match", "\"other\"").get(path);

          assertThat(same.status()).isEqualTo(304);
          assertThat(same.body()).isEmpty();
          assertThat(same.header("ETag")).hasValue(tag);
          assertThat(other.status()).isEqualTo(200);
          assertThat(other.header("ETag")).hasValue(tag);
        }));
  }

  @TestFactory
  Stream<DynamicTest> a_change_of_what_has_changed_meanwhile_is_refused_and_has_no_effect() {
    FurnishedTenant furnished = FurnishedTenant.of(server);
    TenantRows rows = TenantRows.of(furnished);
    return heeding("If-Match")
        .map(operation -> dynamicTest(operation.toString(), () -> {
          String before = rows.digest();

          RawHttp.Answer refused = ask(furnished, operation, "If-Match", "\"other\"", null);

          assertThat(refused.status()).as(refused.body()).isEqualTo(412);
          assertThat(rows.digest()).isEqualTo(before);
        }));
  }

  @TestFactory
  Stream<DynamicTest> a_change_of_what_is_as_it_was_read_is_done() {
    FurnishedTenant furnished = FurnishedTenant.of(server);
    return heeding("If-Match")
        .map(operation -> dynamicTest(operation.toString(), () -> {
          String resource = furnished.path(operation).replaceFirst("/approve$", "");
          String tag = furnished.http().get(resource).header("ETag").orElseThrow();

          RawHttp.Answer done = ask(furnished, operation, "If-Match", tag, null);

          assertThat(done.status()).as(done.body()).isEqualTo(200);
          assertThat(done.header("ETag"))
              .isEqualTo(furnished.http().get(resource).header("ETag"))
              .isPresent();
        }));
  }

  @TestFactory
  Stream<DynamicTest> what_is_asked_for_twice_under_one_key_is_done_once() {
    FurnishedTenant furnished = FurnishedTenant.of(server);
    TenantRows rows = TenantRows.of(furnished);
    return heeding("Idempotency-Key")
        .map(operation -> dynamicTest(operation.toString(), () -> {
          String key = UUID.randomUUID().toString();
          JsonNode body = furnished.body(operation);
          RawHttp.Answer first = ask(furnished, operation, "Idempotency-Key", key, body);
          furnished.waitForRuns();
          String before = rows.digest();

          RawHttp.Answer again = ask(furnished, operation, "Idempotency-Key", key, body);

          assertThat(first.status()).as(first.body()).isIn(200, 201);
          if (first.json().has("secret")) {
            // It was shown once: who asks again is told of what it belongs to.
            assertThat(again.status()).isEqualTo(409);
            assertThat(again.json().at("/error/details/resource_id").isTextual())
                .isTrue();
          } else {
            assertThat(again.status()).isEqualTo(first.status());
            assertThat(again.json()).isEqualTo(first.json());
            assertThat(again.header("Location")).isEqualTo(first.header("Location"));
          }
          assertThat(rows.digest()).isEqualTo(before);
          if (body instanceof ObjectNode another) {
            RawHttp.Answer misused = ask(
                furnished, operation, "Idempotency-Key", key, another.deepCopy().put("more", true));
            assertThat(misused.status()).as(misused.body()).isEqualTo(422);
            assertThat(misused.json().at("/detail/0/loc/1").asText()).isEqualTo("Idempotency-Key");
            assertThat(rows.digest()).isEqualTo(before);
          }
        }));
  }

  @TestFactory
  Stream<DynamicTest> what_was_created_is_at_its_location() {
    FurnishedTenant furnished = FurnishedTenant.of(server);
    return document.operations().stream()
        .filter(operation -> operation.documents(201))
        .map(operation -> dynamicTest(operation.toString(), () -> {
          RawHttp.Answer created =
              ask(furnished, operation, "X-Request-ID", "creates", furnished.body(operation));

          String location = created.header("Location").orElseThrow();
          assertThat(location).startsWith(server.address() + furnished.path(operation) + "/");
          RawHttp.Answer read = furnished
              .http()
              .get(location.substring(server.address().toString().length()));
          if (created.json().has("secret")) {
            // Beside what was created: it is not there a second time.
            assertThat(created.json()).contains(read.json());
            assertThat(read.header("ETag")).isPresent();
          } else {
            assertThat(read.json()).isEqualTo(created.json());
            assertThat(read.header("ETag")).isEqualTo(created.header("ETag")).isPresent();
          }
        }));
  }

  private Stream<ApiOperation> heeding(String header) {
    return document.operations().stream().filter(operation -> operation.heeds(header));
  }

  private static RawHttp.Answer ask(
      FurnishedTenant furnished,
      ApiOperation operation,
      String header,
      String value,
      @Nullable JsonNode body) {
    JsonNode sent = body == null ? furnished.body(operation) : body;
    return furnished
        .http()
        .with(header, value)
        .send(operation.method(), furnished.path(operation), sent == null ? null : sent.toString());
  }
}
