package io.openreg.server.render;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.data.Columns;
import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.Row;
import io.openreg.server.platform.data.RunFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFilesTest {
  private static final Columns COLUMNS = Columns.named(List.of("id"));

  private final Path directory;

  OutputFilesTest(@TempDir Path directory) {
    this.directory = directory;
  }

  @Test
  void a_file_comes_with_its_size_rows_and_digest() throws Exception {
    Rendering rendering = new Rendering(directory, "{}").columns("id").row(1L).row(2L);

    RenderedFile file = rendering.files().get(0);

    byte[] content = Files.readAllBytes(file.path());
    assertThat(content).isEqualTo("id\n1\n2\n".getBytes(UTF_8));
    assertThat(file.bytes()).isEqualTo(content.length);
    assertThat(file.rows()).isEqualTo(2);
    assertThat(file.sha256()).isEqualTo(sha256(content));
    assertThat(file.mediaType()).isEqualTo("text/csv");
    assertThat(file.extension()).isEqualTo("csv");
    assertThat(file.part()).isEqualTo(1);
    assertThat(file.parts()).isEqualTo(1);
  }

  @Test
  void a_head_that_holds_the_count_is_digested_with_its_file_and_leaves_no_other()
      throws Exception {
    Rendering rendering =
        new Rendering(directory, "{'csv':{'file_header':'{record_count}'}}").columns("id");
    for (long i = 0; i < 100_000; i++) {
      rendering.row(i);
    }

    RenderedFile file = rendering.files().get(0);

    byte[] content = Files.readAllBytes(file.path());
    assertThat(new String(content, UTF_8))
        .startsWith("100000\nid\n0\n1\n")
        .endsWith("99998\n99999\n");
    assertThat(file.bytes()).isEqualTo(content.length);
    assertThat(file.sha256()).isEqualTo(sha256(content));
    assertThat(files(rendering.directory())).containsExactly(file.path());
  }

  @Test
  void all_formats_are_written_in_one_pass_in_their_order() {
    Rendering rendering = new Rendering(directory, "{'output_formats':['xml','csv','txt','json']}")
        .columns("id")
        .row(1L);

    assertThat(rendering.files())
        .extracting(RenderedFile::format)
        .containsExactly(OutputFormat.XML, OutputFormat.CSV, OutputFormat.TXT, OutputFormat.JSON);
  }

  @Test
  void a_run_is_split_into_parts_that_are_whole_by_themselves() {
    Rendering rendering = new Rendering(
            directory,
            "{'max_records_per_file':2,'csv':{'file_header':'{page_number}:{record_count}','trailer_text':'END {filename}'}}")
        .columns("id")
        .row(1L)
        .row(2L)
        .row(3L)
        .row(4L)
        .row(5L);

    List<RenderedFile> files = rendering.files();

    assertThat(files)
        .extracting(Rendering::text)
        .containsExactly(
            "1:2\nid\n1\n2\nEND report_0190a1b2.csv\n",
            "2:2\nid\n3\n4\nEND report_0190a1b2_2.csv\n",
            "3:1\nid\n5\nEND report_0190a1b2_3.csv\n");
    assertThat(files).extracting(RenderedFile::part).containsExactly(1, 2, 3);
    assertThat(files).extracting(RenderedFile::parts).containsOnly(3);
    assertThat(files).extracting(RenderedFile::rows).containsExactly(2L, 2L, 1L);
  }

  @Test
  void a_part_that_is_just_full_has_no_empty_one_after_it() {
    assertThat(new Rendering(
                directory,
                "{'max_records_per_file':2,'output_format':'json','json':{'pretty_print':false}}")
            .columns("id")
            .row(1L)
            .row(2L)
            .texts())
        .containsExactly("[{\"id\":1},{\"id\":2}]");
  }

  @Test
  void no_part_is_larger_than_allowed_and_none_smaller_than_it_must_be() {
    for (String format : List.of("csv", "json", "xml", "txt")) {
      Rendering rendering = new Rendering(
              directory,
              "{'output_format':'" + format + "','max_file_size_bytes':400,"
                  + "'xml':{'header':{'N':'{record_count}'}}}")
          .columns("id");
      for (long i = 0; i < 100; i++) {
        rendering.row(10_000_000 + i);
      }

      List<RenderedFile> files = rendering.files();

      assertThat(files).hasSizeGreaterThan(1).allSatisfy(file -> assertThat(file.bytes())
          .isLessThanOrEqualTo(400));
      assertThat(files.stream().mapToLong(RenderedFile::rows).sum()).isEqualTo(100);
      assertThat(files.get(0).bytes()).isGreaterThan(300);
    }
  }

  @Test
  void a_row_that_alone_exceeds_the_size_fails() {
    assertThatThrownBy(() -> new Rendering(directory, "{'max_file_size_bytes':10}")
            .columns("id")
            .row("0123456789")
            .text())
        .isInstanceOf(RunFailure.class)
        .hasMessage("Row 1 alone makes a file larger than max_file_size_bytes, 10.");
  }

  @Test
  void files_that_are_not_finished_are_deleted_with_all_parts() throws IOException {
    Rendering rendering = new Rendering(
        directory,
        "{'max_records_per_file':1,'output_formats':['csv','xml'],'csv':{'file_header':'{record_count}'}}");

    try (OutputFiles files =
        new OutputFiles(rendering.options(), rendering.facts(), rendering.directory())) {
      for (long i = 0; i < 5; i++) {
        files.write(new Row(COLUMNS, new Object[] {i}));
      }
      assertThat(files(rendering.directory())).hasSizeGreaterThan(5);
    }

    assertThat(files(rendering.directory())).isEmpty();
  }

  @Test
  void a_row_that_fails_leaves_no_file() throws IOException {
    Rendering rendering = new Rendering(directory, "{'output_formats':['csv','xml']}")
        .columns("id")
        .row("ok")
        .row("\u0001");

    assertThatThrownBy(rendering::files)
        .isInstanceOfSatisfying(RunFailure.class, failure -> assertThat(failure.code())
            .isEqualTo(FailureCode.ARTIFACT_GENERATION_ERROR));

    assertThat(files(rendering.directory())).isEmpty();
  }

  @Test
  void a_disk_that_takes_no_more_fails_and_says_what_to_look_at() throws IOException {
    Rendering rendering = new Rendering(directory, "{}").columns("id").row(1L);
    Files.delete(rendering.directory());

    assertThatThrownBy(rendering::files)
        .isInstanceOf(RunFailure.class)
        .hasMessage("The output could not be written (NoSuchFileException)."
            + " Check the free space of the server's data directory.");
  }

  @Test
  void a_text_of_a_transform_is_written_as_it_is_in_the_first_format() {
    Rendering rendering = new Rendering(directory, "{'output_formats':['txt','csv']}");
    String text = "å\n".repeat(10_000) + "\uD83D\uDE00".repeat(10_000);

    try (OutputFiles files =
        new OutputFiles(rendering.options(), rendering.facts(), rendering.directory())) {
      files.document(text);

      assertThat(files.finish()).singleElement().satisfies(file -> {
        assertThat(Rendering.text(file)).isEqualTo(text);
        assertThat(file.mediaType()).isEqualTo("text/plain");
        assertThat(file.rows()).isZero();
        assertThat(file.sha256()).isEqualTo(sha256(text.getBytes(UTF_8)));
      });
    }
  }

  @Test
  void a_text_that_is_xml_by_its_makers_word_is_xml_whatever_the_format() {
    Rendering rendering = new Rendering(directory, "{}");

    try (OutputFiles files =
        new OutputFiles(rendering.options(), rendering.facts(), rendering.directory())) {
      files.xmlDocument("<a/>");

      assertThat(files.finish()).singleElement().satisfies(file -> {
        assertThat(Rendering.text(file)).isEqualTo("<a/>");
        assertThat(file.mediaType()).isEqualTo("application/xml");
        assertThat(file.extension()).isEqualTo("xml");
      });
    }
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.toList();
    }
  }

  private static String sha256(byte[] content) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
  }
}
