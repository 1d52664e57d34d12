package io.openreg.examples.readme;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Path SOURCE =
      Path.of("src/main/java/io/openreg/examples/readme/FirstReport.java");
  private static final Path README = Path.of("../README.md");

  @Test
  void the_example_is_the_one_that_compiles() throws IOException {
    String compiled = between(Files.readString(SOURCE), "    // README\n", "    // README\n");
    String shown = between(Files.readString(README), "```java\n", "```\n");

    assertThat(shown).isEqualTo(compiled.indent(-4));
  }

  @Test
  void the_example_has_25_lines_at_most() throws IOException {
    assertThat(between(Files.readString(README), "```java\n", "```\n").lines())
        .hasSizeLessThanOrEqualTo(25);
  }

  private static String between(String text, String start, String end) {
    int from = text.indexOf(start) + start.length();
    return text.substring(from, text.indexOf(end, from));
  }
}
