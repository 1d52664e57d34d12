package io.openreg.server.report;

import io.openreg.server.testing.Engine;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.support.ParameterDeclarations;

/** One desk for each engine, closed when the last test of the JVM has ended. */
final class ReportDesks implements ArgumentsProvider {
  @Override
  public Stream<? extends Arguments> provideArguments(
      ParameterDeclarations parameters, ExtensionContext context) {
    ExtensionContext.Store store =
        context.getRoot().getStore(ExtensionContext.Namespace.create(ReportDesks.class));
    return Arrays.stream(Engine.values())
        .map(engine -> store.getOrComputeIfAbsent(engine, ReportDesk::new, ReportDesk.class))
        .map(Arguments::of);
  }
}
