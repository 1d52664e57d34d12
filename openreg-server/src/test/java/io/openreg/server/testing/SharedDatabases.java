package io.openreg.server.testing;

import io.openreg.model.WireJson;
import io.openreg.server.platform.db.Database;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/**
 * One migrated database for each engine, for tests of what lies on it without a server around. It is shared by the whole JVM, so every
 * test works in a tenant of its own.
 */
public final class SharedDatabases implements ArgumentsProvider {
  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    ExtensionContext.Store store =
        context.getRoot().getStore(ExtensionContext.Namespace.create(SharedDatabases.class));
    return Arrays.stream(Engine.values())
        .map(engine -> Named.of(
            engine.name(),
            store.getOrComputeIfAbsent(engine, SharedDatabases::migrated, Database.class)))
        .map(Arguments::of);
  }

  private static Database migrated(Engine engine) {
    Database database = Database.open(engine.freshDatabase(), WireJson.mapper());
    database.migrations().apply();
    return database;
  }
}
