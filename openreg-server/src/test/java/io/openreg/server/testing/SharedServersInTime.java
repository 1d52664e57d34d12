package io.openreg.server.testing;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** One running server for each engine, with a clock to turn, stopped when the last test of the JVM has ended. */
final class SharedServersInTime implements ArgumentsProvider {
  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    ExtensionContext.Store store =
        context.getRoot().getStore(ExtensionContext.Namespace.create(SharedServersInTime.class));
    return Arrays.stream(Engine.values())
        .map(engine -> store.getOrComputeIfAbsent(engine, InTime::start, InTime.class))
        .map(server -> Arguments.of(server.server(), server.clock()));
  }

  private record InTime(OpenRegServer server, TurnableClock clock) implements AutoCloseable {
    static InTime start(Engine engine) {
      TurnableClock clock = new TurnableClock();
      return new InTime(OpenRegServer.start(engine, Map.of(), clock), clock);
    }

    @Override
    public void close() {
      server.close();
    }
  }
}
