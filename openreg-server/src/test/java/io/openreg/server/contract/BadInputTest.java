package io.openreg.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Malformed requests, made from the document: every operation, every member of its body, every parameter. None is answered
 * with a 5xx or with anything but the one error body, and none that is refused has written a row.
 */
@OnBothDatabases
class BadInputTest {
  private final ApiDocument document = ApiDocument.committed();
  private final OpenRegServer server;

  BadInputTest(OpenRegServer server) {
    this.server = server;
  }

  @TestFactory
  Stream<DynamicTest> members_of_bodies() {
    return each(operation -> operation.body() != null, (bad, operation) -> {
      JsonNode good = bad.goodBody(operation);
      for (List<String> member : members(good, List.of())) {
        bad.body(operation, member, "absent", without(good, member));
        BadValues.of(good.at(pointer(member)))
            .forEach((name, value) -> bad.body(operation, member, name, with(good, member, value)));
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> whole_bodies() {
    return each(operation -> operation.body() != null, BadRequests::wholeBodies);
  }

  @TestFactory
  Stream<DynamicTest> parameters_in_paths() {
    return each(operation -> operation.variables() > 0, (bad, operation) -> operation
        .parametersIn("path")
        .forEach(parameter -> BadValues.inAddress(parameter.form())
            .forEach(value -> bad.pathParameter(operation, parameter, value))));
  }

  @TestFactory
  Stream<DynamicTest> parameters_in_queries() {
    return each(
        operation -> operation.parametersIn("query").findAny().isPresent(),
        (bad, operation) -> operation
            .parametersIn("query")
            .forEach(parameter -> BadValues.inAddress(parameter.form())
                .forEach(value -> bad.queryParameter(operation, parameter, value))));
  }

  @TestFactory
  Stream<DynamicTest> headers() {
    return each(operation -> true, (bad, operation) -> {
      operation.parametersIn("header").forEach(parameter -> BadValues.inHeader(parameter.name())
          .forEach(value -> bad.header(operation, parameter.name(), value)));
      for (String value : List.of("", "Bearer", "Bearer a.b.c", "Basic YTpi", "Bearer \"\"")) {
        bad.header(operation, "Authorization", value);
      }
      bad.header(operation, "Accept", "text/css");
      bad.header(operation, "Accept", "no media type");
      bad.header(operation, "X-Request-ID", "two words");
      bad.header(operation, "X-Forwarded-For", "nonsense, 1.2.3");
    });
  }

  @TestFactory
  Stream<DynamicTest> methods_that_an_address_does_not_take() {
    return each(operation -> true, (bad, operation) -> bad.otherMethods(operation, document));
  }

  private Stream<DynamicTest> each(Predicate<ApiOperation> which, Trying trying) {
    FurnishedTenant furnished = FurnishedTenant.of(server);
    return document.operations().stream()
        .filter(which)
        .map(operation -> dynamicTest(operation.toString(), () -> {
          BadRequests bad = operation.method().equals("DELETE")
              ? BadRequests.to(FurnishedTenant.of(server))
              : BadRequests.to(furnished);
          trying.of(bad, operation);
          assertThat(bad.faults()).isEmpty();
          assertThat(bad.sent()).isPositive();
        }));
  }

  /** The places of all members, those of members included. */
  private static List<List<String>> members(JsonNode body, List<String> place) {
    List<List<String>> members = new ArrayList<>();
    body.properties().forEach(member -> {
      List<String> here =
          Stream.concat(place.stream(), Stream.of(member.getKey())).toList();
      members.add(here);
      members.addAll(members(member.getValue(), here));
    });
    return members;
  }

  private static JsonNode without(JsonNode good, List<String> member) {
    return changed(good, member, (parent, name) -> parent.remove(name));
  }

  private static JsonNode with(JsonNode good, List<String> member, JsonNode value) {
    return changed(good, member, (parent, name) -> parent.set(name, value));
  }

  private static JsonNode changed(
      JsonNode good, List<String> member, BiConsumer<ObjectNode, String> change) {
    JsonNode body = good.deepCopy();
    List<String> parent = member.subList(0, member.size() - 1);
    change.accept((ObjectNode) body.at(pointer(parent)), member.get(member.size() - 1));
    return body;
  }

  private static String pointer(List<String> place) {
    return place.isEmpty() ? "" : "/" + String.join("/", place);
  }

  /** Sends what can be wrong with an operation. */
  private interface Trying {
    void of(BadRequests bad, ApiOperation operation);
  }
}
