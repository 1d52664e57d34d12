package io.openreg.server.artifact;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.identity.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileArtifactStoreTest {
  private static final ArtifactPlace PLACE =
      new ArtifactPlace(new TenantId(new UUID(0, 1)), new UUID(0, 2), 3);

  private final Path work;
  private final Path root;
  private final FileArtifactStore store;

  FileArtifactStoreTest(@TempDir Path directory) throws IOException {
    work = Files.createDirectory(directory.resolve("work"));
    root = directory.resolve("artifacts");
    store = new FileArtifactStore(root);
  }

  @Test
  void a_published_file_has_left_its_working_directory_and_reads_back() throws Exception {
    Path file = Files.writeString(work.resolve("csv-1.csv"), "id\n1\n");

    StoredArtifact artifact = stored(store.publish(file, PLACE, 0), "id\n1\n");

    assertThat(file).doesNotExist();
    assertThat(read(artifact)).isEqualTo("id\n1\n");
    assertThat(artifact.storageUri())
        .isEqualTo("artifact:/" + new UUID(0, 1) + "/" + new UUID(0, 2) + "/3/0");
  }

  @Test
  void a_file_from_another_file_system_is_copied_and_nothing_else_is_left() throws Exception {
    try (FileSystem other =
        FileSystems.newFileSystem(work.resolve("other.zip"), Map.of("create", "true"))) {
      Path file = Files.writeString(other.getPath("/csv-1.csv"), "id\n1\n");

      StoredArtifact artifact = stored(store.publish(file, PLACE, 0), "id\n1\n");

      assertThat(Files.exists(file)).isFalse();
      assertThat(read(artifact)).isEqualTo("id\n1\n");
      assertThat(files()).hasSize(1);
    }
  }

  @Test
  void publishing_again_replaces_what_was_there() throws Exception {
    store.publish(Files.writeString(work.resolve("a"), "first"), PLACE, 0);

    StoredArtifact artifact =
        stored(store.publish(Files.writeString(work.resolve("b"), "second"), PLACE, 0), "second");

    assertThat(read(artifact)).isEqualTo("second");
    assertThat(files()).hasSize(1);
  }

  @Test
  void a_part_of_a_file_can_be_read() throws Exception {
    StoredArtifact artifact = published("0123456789");

    try (InputStream part = store.open(artifact, 3, 4)) {
      assertThat(new String(part.readAllBytes(), UTF_8)).isEqualTo("3456");
    }
  }

  @Test
  void an_empty_file_is_a_file() throws Exception {
    assertThat(read(published(""))).isEmpty();
  }

  @Test
  void a_changed_file_is_not_served_at_all_not_in_parts_either() throws Exception {
    StoredArtifact artifact = published("right");
    Files.writeString(path(artifact), "wrong");

    assertThatThrownBy(() -> read(artifact)).isInstanceOf(DamagedArtifact.class);
    assertThatThrownBy(() -> store.open(artifact, 0, 1)).isInstanceOf(DamagedArtifact.class);
  }

  @Test
  void a_file_that_changes_after_it_was_read_is_noticed() throws Exception {
    StoredArtifact artifact = published("right");
    read(artifact);
    Files.writeString(path(artifact), "wrong");
    Files.setLastModifiedTime(path(artifact), FileTime.from(Instant.parse("2030-01-01T00:00:00Z")));

    assertThatThrownBy(() -> read(artifact)).isInstanceOf(DamagedArtifact.class);
  }

  @Test
  void a_change_that_hides_behind_the_old_time_breaks_a_read_of_the_whole_file() throws Exception {
    StoredArtifact artifact = published("right");
    read(artifact);
    FileTime before = Files.getLastModifiedTime(path(artifact));
    Files.writeString(path(artifact), "wrong");
    Files.setLastModifiedTime(path(artifact), before);

    assertThatThrownBy(() -> read(artifact))
        .isInstanceOf(DamagedArtifact.class)
        .hasMessageContaining("changed while it was read");
  }

  @Test
  void a_file_that_is_gone_is_damaged() throws Exception {
    StoredArtifact artifact = published("right");
    read(artifact);
    Files.delete(path(artifact));

    assertThatThrownBy(() -> read(artifact))
        .isInstanceOf(DamagedArtifact.class)
        .hasMessageContaining("is gone");
  }

  @Test
  void a_store_that_was_moved_keeps_its_files() throws Exception {
    StoredArtifact artifact = published("right");
    Path elsewhere = Files.move(root, work.resolve("restored"));

    try (InputStream content =
        new FileArtifactStore(elsewhere).open(artifact, 0, artifact.sizeBytes())) {
      assertThat(content).hasContent("right");
    }
  }

  @Test
  void a_store_that_cannot_be_written_fails_and_leaves_the_file_where_it_was() throws Exception {
    Files.writeString(root, "a file where the directory should be");
    Path file = Files.writeString(work.resolve("csv-1.csv"), "id\n");

    assertThatThrownBy(() -> store.publish(file, PLACE, 0)).isInstanceOf(IOException.class);
    assertThatThrownBy(store::probe).isInstanceOf(IOException.class);
    assertThat(file).exists();
  }

  @Test
  void a_probe_leaves_nothing_behind() throws Exception {
    store.probe();

    assertThat(files()).isEmpty();
  }

  @Test
  void other_attempts_of_a_run_are_removed_and_other_runs_are_not() throws Exception {
    ArtifactPlace earlier = new ArtifactPlace(PLACE.tenant(), PLACE.runId(), 2);
    ArtifactPlace otherRun = new ArtifactPlace(PLACE.tenant(), new UUID(0, 9), 1);
    for (ArtifactPlace place : List.of(PLACE, earlier, otherRun)) {
      store.publish(Files.writeString(work.resolve("f"), "x"), place, 0);
    }

    store.keepOnly(PLACE);

    assertThat(places()).containsExactlyInAnyOrder(PLACE, otherRun);

    store.discard(otherRun);
    assertThat(places()).containsExactly(PLACE);
  }

  @Test
  void places_touched_lately_are_not_named_and_strangers_in_the_directory_are_passed_over()
      throws Exception {
    published("x");
    Files.createDirectories(root.resolve("lost+found/a/b/c"));
    List<ArtifactPlace> old = new ArrayList<>();

    store.eachUntouchedSince(Instant.now().minusSeconds(60), old::add);

    assertThat(old).isEmpty();
    assertThat(places()).containsExactly(PLACE);
  }

  private List<ArtifactPlace> places() throws IOException {
    List<ArtifactPlace> places = new ArrayList<>();
    store.eachUntouchedSince(Instant.now().plusSeconds(60), places::add);
    return places;
  }

  private StoredArtifact published(String content) throws Exception {
    return stored(store.publish(Files.writeString(work.resolve("f"), content), PLACE, 0), content);
  }

  private static StoredArtifact stored(String uri, String content) throws Exception {
    byte[] bytes = content.getBytes(UTF_8);
    String sha256 =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    return new StoredArtifact(
        new UUID(0, 7),
        PLACE.tenant(),
        PLACE.runId(),
        PLACE.attempt(),
        0,
        "r.csv",
        uri,
        "csv",
        "text/csv",
        bytes.length,
        sha256,
        1,
        Instant.EPOCH);
  }

  private String read(StoredArtifact artifact) throws IOException {
    try (InputStream content = store.open(artifact, 0, artifact.sizeBytes())) {
      return new String(content.readAllBytes(), UTF_8);
    }
  }

  private Path path(StoredArtifact artifact) {
    return root.resolve(artifact.storageUri().substring("artifact:/".length()));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
