package io.openreg.server.testing;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** One running server for each engine, stopped when the last test of the JVM has ended. */
final class SharedServers implements ArgumentsProvider {
  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    ExtensionContext.Store store =
        context.getRoot().getStore(ExtensionContext.Namespace.create(SharedServers.class));
    return Arrays.stream(Engine.values())
        .map(
            engine -> store.getOrComputeIfAbsent(engine, OpenRegServer::start, OpenRegServer.class))
        .map(Arguments::of);
  }
}
