package io.openreg.server.contract;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.Permission;
import io.openreg.server.testing.AccessRules;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.TestTenant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Who is turned away, for each operation of the document. */
@OnBothDatabases
class EveryOperationIsGuardedTest {
  private final ApiDocument document = ApiDocument.committed();
  private final OpenRegServer server;

  EveryOperationIsGuardedTest(OpenRegServer server) {
    this.server = server;
  }

  @TestFactory
  Stream<DynamicTest> an_operation_that_is_not_open_asks_for_credentials() {
    FurnishedTenant furnished = FurnishedTenant.of(server);
    return guarded()
        .map(operation -> dynamicTest(
            operation.toString(), () -> rules(furnished, operation).refusedWithoutCredentials()));
  }

  @TestFactory
  Stream<DynamicTest> an_operation_is_refused_to_whoever_lacks_the_permissions_it_names() {
    FurnishedTenant furnished = FurnishedTenant.of(server);
    return guarded()
        .filter(operation -> operation.permissions().isPresent())
        .map(operation -> dynamicTest(operation.toString(), () -> rules(furnished, operation)
            .areNeeded(operation.permissions().orElseThrow().stream()
                .map(Permission::of)
                .toArray(Permission[]::new))));
  }

  @TestFactory
  Stream<DynamicTest> what_a_path_names_does_not_exist_for_another_tenant() {
    FurnishedTenant furnished = FurnishedTenant.of(server);
    TestTenant stranger = server.tenant();
    return guarded()
        .filter(operation -> operation.variables() > 0)
        .map(operation -> dynamicTest(
            operation.toString(), () -> rules(furnished, operation).isHiddenFrom(stranger)));
  }

  private Stream<ApiOperation> guarded() {
    return document.operations().stream().filter(operation -> !operation.isOpen());
  }

  private static AccessRules rules(FurnishedTenant furnished, ApiOperation operation) {
    JsonNode body = furnished.body(operation);
    return new AccessRules(
        furnished.tenant(),
        operation.method(),
        furnished.path(operation),
        body == null ? null : body.toString());
  }
}
