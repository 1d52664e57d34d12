package io.openreg.server.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.db.AlreadyExists;
import io.openreg.server.platform.db.Database;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.identity.TenantId;
import io.openreg.server.testing.SharedDatabases;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ArgumentsSource;

@ParameterizedClass(autoCloseArguments = false)
@ArgumentsSource(SharedDatabases.class)
class ArtifactServiceTest {
  private static final Instant NOW = Instant.parse("2024-01-20T08:30:00Z");
  private static final LocalDate DAY = LocalDate.of(2024, 1, 20);

  private final Path directory;
  private final Path root;
  private final Database database;
  private final ArtifactService artifacts;
  private final TenantId tenant;

  ArtifactServiceTest(Database database, @TempDir Path directory) {
    this.directory = directory;
    root = directory.resolve("artifacts");
    this.database = database;
    artifacts = new ArtifactService(
        new FileArtifactStore(root),
        database.dao(ArtifactDao.class),
        new FileSequences(database.transactions(), database.dao(SequenceDao.class)),
        UUID::randomUUID,
        Clock.fixed(NOW, ZoneOffset.UTC));
    tenant = newTenant();
  }

  @Test
  void what_is_recorded_is_found_again_by_its_own_tenant_alone() throws IOException {
    ArtifactPlace place = new ArtifactPlace(tenant, UUID.randomUUID(), 1);
    StoredArtifact csv = record(place, 0, "r.csv");
    StoredArtifact xml = record(place, 1, "r.xml");

    assertThat(artifacts.ofRun(tenant, place.runId())).containsExactly(csv, xml);
    assertThat(artifacts.get(tenant, place.runId(), xml.id())).isEqualTo(xml);
    TenantId stranger = newTenant();
    assertThat(artifacts.ofRun(stranger, place.runId())).isEmpty();
    assertThatThrownBy(() -> artifacts.get(stranger, place.runId(), xml.id()))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> artifacts.get(tenant, UUID.randomUUID(), xml.id()))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void two_files_of_a_run_cannot_have_one_name() throws IOException {
    ArtifactPlace place = new ArtifactPlace(tenant, UUID.randomUUID(), 1);
    record(place, 0, "r.csv");

    assertThatThrownBy(() -> record(place, 1, "r.csv")).isInstanceOf(AlreadyExists.class);
  }

  @Test
  void a_store_that_cannot_be_written_fails_the_run_with_words_for_its_owner() throws IOException {
    Files.writeString(root, "a file where the directory should be");
    Path file = Files.writeString(directory.resolve("f"), "x");

    assertThatThrownBy(
            () -> artifacts.publish(file, new ArtifactPlace(tenant, UUID.randomUUID(), 1), 0))
        .isInstanceOfSatisfying(RunFailure.class, failure -> {
          assertThat(failure.code()).isEqualTo(FailureCode.ARTIFACT_GENERATION_ERROR);
          assertThat(failure.getMessage())
              .contains("full or cannot be written")
              .doesNotContain(root.toString());
        });
  }

  @Test
  void a_sweep_removes_old_files_that_no_run_has_recorded_and_no_others() throws IOException {
    ArtifactPlace recorded = new ArtifactPlace(tenant, UUID.randomUUID(), 1);
    ArtifactPlace abandoned = new ArtifactPlace(tenant, UUID.randomUUID(), 1);
    ArtifactPlace recent = new ArtifactPlace(tenant, UUID.randomUUID(), 1);
    record(recorded, 0, "r.csv");
    publish(abandoned);
    publish(recent);
    for (ArtifactPlace place : List.of(recorded, abandoned)) {
      Files.setLastModifiedTime(directory(place), FileTime.from(NOW.minus(Duration.ofHours(25))));
    }
    Files.setLastModifiedTime(directory(recent), FileTime.from(NOW.minus(Duration.ofHours(23))));

    assertThat(artifacts.sweep()).isEqualTo(1);

    assertThat(directory(abandoned)).doesNotExist();
    assertThat(directory(recorded)).exists();
    assertThat(directory(recent)).exists();
  }

  @Test
  void numbers_are_counted_from_one_for_each_tenant_template_and_day() {
    assertThat(next("a_{sequence}", DAY)).isEqualTo(1);
    assertThat(next("a_{sequence}", DAY)).isEqualTo(2);
    assertThat(next("b_{sequence}", DAY)).isEqualTo(1);
    assertThat(next("a_{sequence}", DAY.plusDays(1))).isEqualTo(1);
    assertThat(next("a_{sequence}", DAY)).isEqualTo(3);

    TenantId other = newTenant();
    artifacts.prepareNumbers(other, "a_{sequence}", DAY);
    assertThat(artifacts.nextNumber(other, "a_{sequence}", DAY)).isEqualTo(1);
  }

  @Test
  void a_number_of_a_transaction_that_fails_goes_to_the_next_file() {
    next("t", DAY);

    assertThatThrownBy(() -> database.transactions().run(() -> {
          artifacts.nextNumber(tenant, "t", DAY);
          throw new IllegalStateException("the run could not be ended");
        }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(next("t", DAY)).isEqualTo(2);
  }

  @Test
  void many_who_want_numbers_at_once_get_each_number_once_and_leave_no_gap() {
    List<CompletableFuture<List<Long>>> takers = IntStream.range(0, 6)
        .mapToObj(taker -> CompletableFuture.supplyAsync(() -> {
          List<Long> taken = new ArrayList<>();
          artifacts.prepareNumbers(tenant, "t", DAY);
          for (int i = 0; i < 25; i++) {
            taken.add(database.transactions().call(() -> artifacts.nextNumber(tenant, "t", DAY)));
          }
          return taken;
        }))
        .toList();

    List<Long> all =
        takers.stream().flatMap(taker -> taker.join().stream()).sorted().toList();

    assertThat(all)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 150).boxed().toList());
  }

  private long next(String template, LocalDate day) {
    artifacts.prepareNumbers(tenant, template, day);
    return database.transactions().call(() -> artifacts.nextNumber(tenant, template, day));
  }

  private StoredArtifact record(ArtifactPlace place, int position, String filename)
      throws IOException {
    String uri = publish(place);
    return database
        .transactions()
        .call(() -> artifacts.record(
            place,
            new NewArtifact(position, filename, uri, "csv", "text/csv", 1, "0".repeat(64), 1)));
  }

  private String publish(ArtifactPlace place) throws IOException {
    return artifacts.publish(Files.writeString(directory.resolve("f"), "x"), place, 0);
  }

  private Path directory(ArtifactPlace place) {
    return root.resolve(place.tenant().toString())
        .resolve(place.runId().toString())
        .resolve(String.valueOf(place.attempt()));
  }

  private TenantId newTenant() {
    TenantId id = new TenantId(UUID.randomUUID());
    database
        .jdbi()
        .useHandle(handle -> handle.execute(
            "INSERT INTO tenant (id, name, slug, environment, created_at) VALUES (?, 'Bank', ?, 'sandbox', ?)",
            id.value(),
            id.value().toString(),
            OffsetDateTime.ofInstant(NOW, ZoneOffset.UTC)));
    return id;
  }
}
