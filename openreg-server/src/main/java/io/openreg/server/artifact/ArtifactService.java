package io.openreg.server.artifact;

import io.openreg.server.platform.data.FailureCode;
import io.openreg.server.platform.data.RunFailure;
import io.openreg.server.platform.http.NotFound;
import io.openreg.server.platform.identity.Ids;
import io.openreg.server.platform.identity.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files of runs: first put where they stay, then recorded, in the transaction that ends the run. Only recorded ones exist for anybody. */
public final class ArtifactService {
  private static final Logger LOG = LoggerFactory.getLogger(ArtifactService.class);

  private static final Duration ABANDONED_AFTER = Duration.ofDays(1);

  private final ArtifactStore store;
  private final ArtifactDao dao;
  private final FileSequences sequences;
  private final Ids ids;
  private final Clock clock;

  ArtifactService(
      ArtifactStore store, ArtifactDao dao, FileSequences sequences, Ids ids, Clock clock) {
    this.store = store;
    this.dao = dao;
    this.sequences = sequences;
    this.ids = ids;
    this.clock = clock;
  }

  /** @return where the file is, in the words of the store */
  public String publish(Path file, ArtifactPlace place, int position) {
    try {
      return store.publish(file, place, position);
    } catch (IOException e) {
      LOG.error("A file could not be published", e);
      throw new RunFailure(
          FailureCode.ARTIFACT_GENERATION_ERROR,
          "The file could not be stored: the artifact store is full or cannot be written. Nothing was published.",
          e);
    }
  }

  /** Keeps rows that a run has put aside beside its files, until they are {@link #discardSpool}ed. */
  public void publishSpool(Path file, ArtifactPlace place, String name) {
    try {
      store.publishSpool(file, place, name);
    } catch (IOException e) {
      LOG.error("Rows put aside could not be kept", e);
      throw new RunFailure(
          FailureCode.ARTIFACT_GENERATION_ERROR,
          "The run's rows could not be stored: the artifact store is full or cannot be written. Nothing was published.",
          e);
    }
  }

  /** The caller closes it. */
  public InputStream openSpool(ArtifactPlace place, String name) throws IOException {
    return store.openSpool(place, name);
  }

  public void discardSpool(ArtifactPlace place, String name) throws IOException {
    store.discardSpool(place, name);
  }

  /** Within the transaction that ends the run. */
  public StoredArtifact record(ArtifactPlace place, NewArtifact file) {
    StoredArtifact artifact = new StoredArtifact(
        ids.next(),
        place.tenant(),
        place.runId(),
        place.attempt(),
        file.position(),
        file.filename(),
        file.storageUri(),
        file.format(),
        file.mediaType(),
        file.sizeBytes(),
        file.sha256(),
        file.records(),
        clock.instant());
    dao.insert(place.tenant(), artifact);
    return artifact;
  }

  /** Before the transaction that takes numbers, see {@link #nextNumber}. */
  public void prepareNumbers(TenantId tenant, String template, LocalDate day) {
    sequences.prepare(tenant, template, day);
  }

  /** The next number for a file name, counted from 1 for each template and day. */
  public long nextNumber(TenantId tenant, String template, LocalDate day) {
    return sequences.next(tenant, template, day);
  }

  public void discard(ArtifactPlace place) {
    store.discard(place);
  }

  /** Removes what all attempts of a run have left, once it has ended without files. */
  public void discardAll(TenantId tenant, UUID runId) {
    store.discardAll(tenant, runId);
  }

  /** Removes what attempts of the same run have left that did not end it. */
  public void keepOnly(ArtifactPlace place) {
    store.keepOnly(place);
  }

  /**
   * Removes files that were published and that no run has recorded: what a server leaves that is killed between the two, and whose
   * run nobody takes up again. Files less than a day old are left, since their run may be about to record them.
   *
   * @return how many attempts' files were removed
   */
  int sweep() {
    List<ArtifactPlace> abandoned = new ArrayList<>();
    try {
      store.eachUntouchedSince(clock.instant().minus(ABANDONED_AFTER), place -> {
        if (dao.countOf(place.tenant(), place.runId(), place.attempt()) == 0) {
          abandoned.add(place);
        }
      });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (ArtifactPlace place : abandoned) {
      LOG.info(
          "Removing files that no run has recorded: run {} attempt {}",
          place.runId(),
          place.attempt());
      store.discard(place);
    }
    return abandoned.size();
  }

  /** In the order of the run's formats and parts. */
  public List<StoredArtifact> ofRun(TenantId tenant, UUID runId) {
    return dao.ofRun(tenant, runId);
  }

  /** @throws NotFound if the tenant has no such file, of whatever run */
  public StoredArtifact get(TenantId tenant, UUID id) {
    return dao.find(tenant, id).orElseThrow(NotFound.of("Artifact"));
  }

  /** @throws NotFound if the run has no such file */
  public StoredArtifact get(TenantId tenant, UUID runId, UUID id) {
    return dao.find(tenant, runId, id).orElseThrow(NotFound.of("Artifact"));
  }

  /**
   * The content, known to be what the run has made; the caller closes it.
   *
   * @throws DamagedArtifact if it is gone or has changed
   */
  public InputStream open(StoredArtifact artifact, long offset, long length) throws IOException {
    return store.open(artifact, offset, length);
  }

  /** @throws IOException if nothing can be stored at present */
  public void probe() throws IOException {
    store.probe();
  }
}
