package io.openreg.client.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeFileNameTest {
  private static final UUID ID = new UUID(0, 1);

  @ParameterizedTest
  @CsvSource({
    "mifir_20240120.xml, mifir_20240120.xml",
    "Ærlig rapport (1).csv, Ærlig rapport (1).csv",
    "../../etc/passwd, passwd",
    "/etc/passwd, passwd",
    "..\\..\\windows\\system.ini, system.ini",
    "C:\\autoexec.bat, autoexec.bat",
    "C:autoexec.bat, C_autoexec.bat",
    ".bashrc, bashrc",
    "report.csv., report.csv",
    "report.csv:stream, report.csv_stream",
    "con, _con",
    "NUL.xml, _NUL.xml",
    "Lpt1.csv, _Lpt1.csv",
    "com.csv, com.csv",
    "a<b>c|d?e*f.csv, a_b_c_d_e_f.csv"
  })
  void a_name_keeps_what_is_harmless(String given, String safe) {
    assertThat(SafeFileName.of(given, ID)).isEqualTo(safe);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "/", "\\", "...", " ", "a/", "../"})
  void a_name_without_a_name_is_that_of_the_artifact(String given) {
    assertThat(SafeFileName.of(given, ID)).isEqualTo("artifact-" + ID);
  }

  @Test
  void characters_that_do_not_show_are_replaced() {
    assertThat(SafeFileName.of("a\u0000b\nc\u202Excod.exe", ID)).isEqualTo("a_b_c_xcod.exe");
  }

  @Test
  void a_long_name_is_cut_before_its_extension_by_whole_characters() {
    String safe = SafeFileName.of("å€😀".repeat(100) + ".csv", ID);

    assertThat(safe).endsWith(".csv");
    assertThat(safe.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(230, 240);
    assertThat(safe).doesNotContain("\uFFFD").doesNotContain("?");
  }

  static IntStream everyCharacter() {
    return IntStream.range(0, 0x300);
  }

  @ParameterizedTest
  @MethodSource("everyCharacter")
  void no_name_leaves_its_directory(int character) {
    Path directory = Path.of("/outbox");
    for (String name : new String[] {"%s", "..%s", "%s..", "..%s..", "a%s../b"}) {
      Path resolved = directory.resolve(
          SafeFileName.of(String.format(name, Character.toString(character)), ID));

      assertThat(resolved.normalize().getParent()).isEqualTo(directory);
    }
  }
}
