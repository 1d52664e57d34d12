package io.openreg.server.run;

import static io.openreg.server.auth.RoleTemplate.ADMIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.server.testing.AuditLine;
import io.openreg.server.testing.OnBothDatabases;
import io.openreg.server.testing.OpenRegServer;
import io.openreg.server.testing.RawHttp;
import io.openreg.server.testing.TestTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@OnBothDatabases
class DownloadTest {
  private final OpenRegServer server;
  private final TestTenant tenant;
  private final RunDesk desk;
  private JsonNode details;
  private String path;

  DownloadTest(OpenRegServer server) {
    this.server = server;
    this.tenant = server.tenant();
    this.desk = new RunDesk(tenant.as(ADMIN));
  }

  @BeforeEach
  void a_file_of_ten_bytes() {
    String report =
        desk.report("Ten bytes", null, "result = '0123456789'", Map.of("output_format", "txt"));
    details = desk.ended(desk.start(report, Map.of()));
    path = desk.downloadPath(details);
  }

  @Test
  void a_whole_file_says_what_it_is() {
    String sha256 = details.at("/artifacts/0/checksum_sha256").asText();

    RawHttp.Answer file = desk.http().get(path);

    assertThat(file.status()).isEqualTo(200);
    assertThat(file.body()).isEqualTo("0123456789");
    assertThat(file.header("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/plain"));
    assertThat(file.header("Content-Length")).hasValue("10");
    assertThat(file.header("Accept-Ranges")).hasValue("bytes");
    assertThat(file.header("ETag")).hasValue("\"" + sha256 + "\"");
    assertThat(file.header("Repr-Digest"))
        .hasValue("sha-256=:"
            + Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256)) + ":");
    assertThat(file.header("Content-Disposition"))
        .hasValueSatisfying(disposition -> assertThat(disposition)
            .startsWith(
                "attachment; filename=\"" + details.at("/artifacts/0/filename").asText() + "\""));
  }

  @Test
  void a_head_says_the_same_of_it_and_counts_as_no_download() {
    RawHttp.Answer head = desk.http().with("Range", "bytes=3-5").send("HEAD", path, null);

    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(tenant.audit()).extracting(AuditLine::action).doesNotContain("download");
    RawHttp.Answer file = desk.http().get(path);
    for (String said : List.of(
        "Content-Type",
        "Content-Length",
        "Accept-Ranges",
        "ETag",
        "Repr-Digest",
        "Content-Disposition")) {
      assertThat(head.header(said)).as(said).isPresent().isEqualTo(file.header(said));
    }
    assertThat(tenant.audit()).extracting(AuditLine::action).contains("download");
  }

  @Test
  void a_range_is_sent_alone() {
    RawHttp.Answer part = desk.http().with("Range", "bytes=3-5").get(path);

    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("345");
    assertThat(part.header("Content-Range")).hasValue("bytes 3-5/10");
  }

  @Test
  void the_end_of_a_file_can_be_had_to_go_on_from() {
    assertThat(desk.http().with("Range", "bytes=7-").get(path).body()).isEqualTo("789");
    assertThat(desk.http().with("Range", "bytes=-2").get(path).body()).isEqualTo("89");
  }

  @Test
  void a_range_beyond_the_end_is_refused_with_the_size() {
    RawHttp.Answer refused = desk.http().with("Range", "bytes=10-").get(path);

    assertThat(refused.status()).isEqualTo(416);
    assertThat(refused.header("Content-Range")).hasValue("bytes */10");
    assertThat(refused.json().at("/error/code").asText()).isEqualTo("RANGE_NOT_SATISFIABLE");
  }

  @Test
  void a_range_of_another_file_gets_the_whole() {
    RawHttp.Answer whole =
        desk.http().with("Range", "bytes=3-5").with("If-Range", "\"another\"").get(path);

    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.body()).isEqualTo("0123456789");
  }

  @Test
  void a_file_that_was_tampered_with_is_not_served() throws IOException {
    Path stored = server.stored(details.at("/artifacts/0/storage_uri").asText());
    Files.writeString(stored, "0123456780");

    RawHttp.Answer answer = desk.http().get(path);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.body()).doesNotContain("012345678").doesNotContain(stored.toString());
  }
}
