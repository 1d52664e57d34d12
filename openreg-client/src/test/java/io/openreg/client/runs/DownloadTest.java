package io.openreg.client.runs;

import static io.openreg.client.Samples.ID;
import static io.openreg.client.Samples.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.openreg.client.OpenRegClient;
import io.openreg.client.RequestOptions;
import io.openreg.client.ScriptedServer;
import io.openreg.client.errors.ChecksumMismatchException;
import io.openreg.client.errors.ConnectionException;
import io.openreg.client.errors.DecodingException;
import io.openreg.client.errors.NotFoundException;
import io.openreg.client.errors.OpenRegInterruptedException;
import io.openreg.client.errors.RequestTimeoutException;
import io.openreg.model.run.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.ConnectionPool;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadTest {
  private static final int SIZE = 300_000;
  private static final byte[] FILE = randomBytes(SIZE, 1);

  @RegisterExtension
  final ScriptedServer server = new ScriptedServer();

  private final Path outbox;
  private final ArtifactSource source = new ArtifactSource(FILE, "\"v1\"");

  DownloadTest(@TempDir Path outbox) {
    this.outbox = outbox;
  }

  @Test
  void a_file_arrives_whole_under_its_name_and_nothing_else_is_left() throws IOException {
    server.script(source);

    Path file = download(artifact(FILE));

    assertThat(file).isEqualTo(outbox.resolve("trades.csv")).hasBinaryContent(FILE);
    assertThat(names()).containsExactly("trades.csv");
    assertThat(source.seen().get(0)).isEqualTo("no range");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 131_072, 196_608, 262_144, 299_999})
  void a_file_that_breaks_off_is_taken_up_where_it_broke(int cut) throws IOException {
    server.script(source.cutAt(cut));

    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
    assertThat(source.seen())
        .containsExactly("no range", cut == 0 ? "no range" : "bytes=" + cut + "- if \"v1\"");
  }

  @Test
  void a_connection_that_breaks_again_and_again_but_moves_on_is_borne() throws IOException {
    server.script(source.cutAt(50_000, 100_000, 150_000, 200_000, 250_000, 299_000));

    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
    assertThat(source.seen()).hasSize(7);
  }

  @Test
  void a_connection_that_breaks_without_moving_on_is_given_up_and_what_came_is_kept()
      throws IOException {
    server.script(source.cutAt(100_000, 100_000, 100_000, 100_000, 100_000));

    assertThatThrownBy(() -> download(artifact(FILE)))
        .isInstanceOf(ConnectionException.class)
        .hasMessageContaining("byte 100000 of 300000");
    assertThat(names()).containsExactly("trades.csv.part");

    server.script(new ArtifactSource(FILE, "\"v1\"").recordingIn(source));
    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
    // A new try knows no tag; the checksum of the whole decides.
    assertThat(source.seen()).last().isEqualTo("bytes=100000-");
    assertThat(names()).containsExactly("trades.csv");
  }

  @Test
  void a_server_that_ignores_ranges_is_read_from_the_start_to_our_place() throws IOException {
    server.script(source.cutAt(100_000).ignoringRanges());

    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
  }

  @Test
  void a_file_that_was_replaced_meanwhile_is_fetched_from_the_start() throws IOException {
    byte[] older = randomBytes(SIZE, 2);
    server.script(new ArtifactSource(older, "\"v0\"").cutAt(100_000).thenServing(source));

    // The artifact is the newer file: If-Range no longer holds, and all of it comes.
    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
    assertThat(source.seen()).containsExactly("bytes=100000- if \"v0\"", "no range");
  }

  @Test
  void other_bytes_than_the_run_made_are_refused_and_nothing_is_kept() throws IOException {
    byte[] wrong = FILE.clone();
    wrong[SIZE - 1]++;
    server.script(new ArtifactSource(wrong, "\"v1\""));

    assertThatThrownBy(() -> download(artifact(FILE)))
        .isInstanceOfSatisfying(ChecksumMismatchException.class, e -> {
          assertThat(e.expected()).isEqualTo(sha256(FILE));
          assertThat(e.actual()).isEqualTo(sha256(wrong));
        });
    assertThat(names()).isEmpty();
  }

  @Test
  void a_digest_that_announces_other_bytes_ends_it_before_they_come() throws IOException {
    byte[] wrong = randomBytes(SIZE, 3);
    server.script(new ArtifactSource(wrong, "\"v1\"").announcingItsDigest());

    assertThatThrownBy(() -> download(artifact(FILE)))
        .isInstanceOfSatisfying(
            ChecksumMismatchException.class, e -> assertThat(e.actual()).isEqualTo(sha256(wrong)));
    assertThat(names()).isEmpty();
  }

  @Test
  void a_digest_that_announces_our_bytes_is_no_trouble() throws IOException {
    server.script(source.announcingItsDigest().cutAt(1000));

    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
  }

  @Test
  void what_an_earlier_try_left_is_no_beginning_of_this_file_and_is_thrown_away()
      throws IOException {
    Files.write(outbox.resolve("trades.csv.part"), randomBytes(100_000, 4));
    server.script(source);

    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
    assertThat(source.seen()).containsExactly("bytes=100000-", "no range");
  }

  @Test
  void what_an_earlier_try_left_may_be_all_of_it_or_too_much() throws IOException {
    server.script(source);
    Files.write(outbox.resolve("trades.csv.part"), FILE);
    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
    assertThat(source.seen()).isEmpty();

    Files.write(outbox.resolve("trades.csv.part"), randomBytes(SIZE + 1, 5));
    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
    assertThat(source.seen()).containsExactly("no range");
  }

  @Test
  void an_empty_file_is_a_file() throws IOException {
    byte[] empty = new byte[0];
    server.script(new ArtifactSource(empty, "\"v1\""));

    assertThat(download(artifact(empty))).isEmptyFile();
  }

  @Test
  void a_file_of_the_same_name_is_replaced_only_when_the_new_one_is_whole() throws IOException {
    Files.writeString(outbox.resolve("trades.csv"), "yesterday");
    byte[] wrong = randomBytes(SIZE, 6);
    server.script(new ArtifactSource(wrong, "\"v1\""));
    assertThatThrownBy(() -> download(artifact(FILE)))
        .isInstanceOf(ChecksumMismatchException.class);
    assertThat(outbox.resolve("trades.csv")).hasContent("yesterday");

    server.script(source);
    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
  }

  @Test
  void a_hostile_name_stays_in_the_directory() {
    server.script(source);

    assertThat(download(artifact(FILE, "../../etc/passwd")))
        .isEqualTo(outbox.resolve("passwd"))
        .hasBinaryContent(FILE);
  }

  @Test
  void a_directory_that_is_not_there_is_made_and_one_that_cannot_be_is_told() throws IOException {
    server.script(source);
    assertThat(server.client().runs().download(ID, artifact(FILE), outbox.resolve("a/b")))
        .hasBinaryContent(FILE);

    Files.writeString(outbox.resolve("file"), "");
    assertThatThrownBy(
            () -> server.client().runs().download(ID, artifact(FILE), outbox.resolve("file/b")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("cannot write");
  }

  @Test
  void a_directory_may_be_a_link_to_one() throws IOException {
    // Files.createDirectories of Java 17 refuses such a link (JDK-8294193).
    server.script(source);
    Path link = Files.createSymbolicLink(
        outbox.resolve("link"), Files.createDirectory(outbox.resolve("real")));

    assertThat(server.client().runs().download(ID, artifact(FILE), link)).hasBinaryContent(FILE);
  }

  @Test
  void the_deadline_is_that_of_the_whole_download() throws IOException {
    server.script(source.stallingAt(100_000));
    RequestOptions options =
        RequestOptions.builder().deadline(Duration.ofSeconds(1)).build();

    assertThatThrownBy(
            () -> server.clientInRealTime().runs().download(ID, artifact(FILE), outbox, options))
        .isInstanceOf(RequestTimeoutException.class)
        .hasMessageContaining("trades.csv");
    assertThat(names()).containsExactly("trades.csv.part");
  }

  @Test
  void what_a_listener_of_answers_throws_reaches_the_caller_and_leaves_no_connection() {
    ConnectionPool pool = new ConnectionPool();
    server.script(source);
    OpenRegClient client =
        server.client(builder -> builder.customizeHttp(http -> http.connectionPool(pool)));
    RequestOptions options = RequestOptions.builder()
        .onResponse(info -> {
          throw new IllegalStateException("full");
        })
        .build();

    assertThatThrownBy(() ->
            client.runs().download(ID, artifact(FILE), options).openStream().read())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("full");
    await().untilAsserted(() -> assertThat(pool.idleConnectionCount())
        .isEqualTo(pool.connectionCount()));
  }

  @Test
  void an_answer_without_a_file_is_told() {
    server.script(request -> ScriptedServer.answer(204).build());

    assertThatThrownBy(() -> download(artifact(FILE))).isInstanceOf(DecodingException.class);
  }

  @Test
  void a_link_in_the_place_of_the_part_is_not_followed() throws IOException {
    Path victim = Files.writeString(outbox.resolve("victim"), "untouched");
    Files.createSymbolicLink(outbox.resolve("trades.csv.part"), victim);
    server.script(source);

    assertThatThrownBy(() -> download(artifact(FILE))).isInstanceOf(UncheckedIOException.class);
    assertThat(victim).hasContent("untouched");
  }

  @Test
  void two_downloads_do_not_write_into_one_part() throws IOException {
    server.script(source);
    try (FileChannel other =
        FileChannel.open(part(), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      assertThat(other.lock().isValid()).isTrue();

      assertThatThrownBy(() -> download(artifact(FILE)))
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("another download");
    }
    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
  }

  @Test
  void an_artifact_that_does_not_exist_is_told() throws IOException {
    server.script(request -> ScriptedServer.json(404, "{\"detail\":\"no such artifact\"}"));

    assertThatThrownBy(() -> download(artifact(FILE))).isInstanceOf(NotFoundException.class);
  }

  @Test
  void the_progress_is_told_at_the_end_at_least() {
    server.script(source);
    List<DownloadProgress> told = new ArrayList<>();

    server.client().runs().download(ID, artifact(FILE)).onProgress(told::add).to(outbox);

    assertThat(told).last().isEqualTo(new DownloadProgress(SIZE, SIZE));
    assertThat(told.get(told.size() - 1).percent()).isEqualTo(100);
  }

  @Test
  void compression_on_the_way_is_not_asked_for() throws InterruptedException {
    server.script(source);

    download(artifact(FILE));

    assertThat(server.request().getHeaders().get("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void a_stream_is_taken_up_and_checked_too() throws IOException {
    server.script(source.cutAt(70_000, 140_000));

    try (InputStream stream =
        server.client().runs().download(ID, artifact(FILE)).openStream()) {
      assertThat(stream.readAllBytes()).isEqualTo(FILE);
      assertThat(stream.read()).isEqualTo(-1);
    }
  }

  @Test
  void the_last_read_of_a_stream_with_other_bytes_fails() throws IOException {
    byte[] wrong = FILE.clone();
    wrong[0]++;
    server.script(new ArtifactSource(wrong, "\"v1\""));

    try (InputStream stream =
        server.client().runs().download(ID, artifact(FILE)).openStream()) {
      assertThat(stream.readNBytes(SIZE)).hasSize(SIZE);
      assertThatThrownBy(stream::read).isInstanceOf(ChecksumMismatchException.class);
    }
  }

  @Test
  void a_stream_that_is_closed_early_gives_its_connection_back() throws IOException {
    server.script(source);
    OpenRegClient client = server.client();

    try (InputStream stream = client.runs().download(ID, artifact(FILE)).openStream()) {
      assertThat(stream.read()).isEqualTo(FILE[0] & 0xff);
    }

    assertThat(download(artifact(FILE))).hasBinaryContent(FILE);
  }

  @Test
  void a_download_that_stands_still_is_taken_up_anew() {
    server.script(source.stallingAt(100_000));
    OpenRegClient client = server.client(builder -> builder.stallTimeout(Duration.ofMillis(300)));

    assertThat(client.runs().download(ID, artifact(FILE), outbox)).hasBinaryContent(FILE);
  }

  @Test
  void an_interrupt_ends_a_download_that_stands_still() throws InterruptedException {
    server.script(source.stallingAt(100_000));
    OpenRegClient client = server.clientInRealTime();
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(() -> {
      try {
        client.runs().download(ID, artifact(FILE), outbox);
      } catch (OpenRegInterruptedException e) {
        thrown.set(e);
      }
    });
    thread.start();
    await().until(() -> names().contains("trades.csv.part"));

    thread.interrupt();
    thread.join(5000);

    assertThat(thread.isAlive()).isFalse();
    assertThat(thrown.get()).isInstanceOf(OpenRegInterruptedException.class);
  }

  @Test
  void closing_the_client_ends_a_download_that_stands_still() throws InterruptedException {
    server.script(source.stallingAt(100_000));
    OpenRegClient client = server.clientInRealTime();
    AtomicReference<@Nullable Throwable> thrown = new AtomicReference<>();
    Thread thread = new Thread(() -> {
      try {
        client.runs().download(ID, artifact(FILE), outbox);
      } catch (IllegalStateException e) {
        thrown.set(e);
      }
    });
    thread.start();
    await().until(() -> Files.exists(part()) && Files.size(part()) > 0);

    client.close();
    thread.join(5000);

    assertThat(thread.isAlive()).isFalse();
    assertThat(thrown.get()).hasMessageContaining("closed");
  }

  private Path part() {
    return outbox.resolve("trades.csv.part");
  }

  private Path download(Artifact artifact) {
    return server.client().runs().download(ID, artifact, outbox);
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(outbox)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private static Artifact artifact(byte[] content) {
    return artifact(content, "trades.csv");
  }

  private static Artifact artifact(byte[] content, String filename) {
    return new Artifact(
        OTHER,
        ID,
        filename,
        null,
        "text/csv",
        content.length,
        sha256(content),
        null,
        Instant.EPOCH);
  }

  static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] randomBytes(int count, long seed) {
    byte[] bytes = new byte[count];
    new Random(seed).nextBytes(bytes);
    return Arrays.copyOf(bytes, count);
  }
}
