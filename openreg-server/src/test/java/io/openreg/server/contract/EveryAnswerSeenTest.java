package io.openreg.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Looks back on all other classes, so it is ordered last (junit-platform.properties). */
@Order(Integer.MAX_VALUE)
class EveryAnswerSeenTest {
  private static final String STARTS_A_SERVER = "io/openreg/server/testing/OpenRegServer";

  @Test
  void every_status_of_every_documented_operation_was_answered_in_some_test()
      throws IOException, URISyntaxException {
    assumeThat(notRun())
        .as("only part of the suite runs, which cannot have seen everything")
        .isEmpty();

    assertThat(Contract.committed().neverSeen()).isEmpty();
  }

  /** Classes with tests of a server that did not run before this one. */
  private static List<String> notRun() throws IOException, URISyntaxException {
    Path root = Path.of(EveryAnswerSeenTest.class
        .getProtectionDomain()
        .getCodeSource()
        .getLocation()
        .toURI());
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("Test.class"))
          .filter(EveryAnswerSeenTest::startsServer)
          .map(file -> root.relativize(file).toString().replace(".class", "").replace('/', '.'))
          .filter(name -> !HeldToTheContract.started().contains(name))
          .sorted()
          .toList();
    }
  }

  private static boolean startsServer(Path classFile) {
    try {
      return Files.readString(classFile, StandardCharsets.ISO_8859_1).contains(STARTS_A_SERVER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
