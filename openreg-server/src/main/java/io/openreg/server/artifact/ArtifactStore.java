package io.openreg.server.artifact;

import io.openreg.server.platform.identity.TenantId;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/** Keeps the content of files. Knows places, not names: a file's name may hold a number that is not known yet. */
interface ArtifactStore {
  /**
   * Puts a finished file where it stays; the given one is gone afterwards. Doing it again replaces it.
   *
   * @param position among the attempt's files, from 0
   * @return where it is, without where the store itself is: a store that was moved or restored elsewhere keeps its files
   */
  String publish(Path file, ArtifactPlace place, int position) throws IOException;

  /**
   * Opens a part of a file whose content is known to be what it was. The first read of a file since this server started, or
   * since the file was touched, digests all of it beforehand, so that a damaged file fails before a byte of it is sent. Later reads
   * trust its size and time of change; one that asks for the whole file digests it once more as it passes, and its last read fails
   * where the content is not the same: the receiver gets a broken transfer, not a wrong file.
   *
   * @throws DamagedArtifact if it is gone or other than it was
   */
  InputStream open(StoredArtifact artifact, long offset, long length) throws IOException;

  /** Puts rows beside an attempt's files, until the server has kept them; see {@link #openSpool}. */
  void publishSpool(Path file, ArtifactPlace place, String name) throws IOException;

  /** @throws java.nio.file.NoSuchFileException if there is none */
  InputStream openSpool(ArtifactPlace place, String name) throws IOException;

  void discardSpool(ArtifactPlace place, String name) throws IOException;

  /** Removes what an attempt has put there. */
  void discard(ArtifactPlace place);

  /** Removes what any attempt of a run has put there. */
  void discardAll(TenantId tenant, UUID runId);

  /** Removes what other attempts of the same run have put there. */
  void keepOnly(ArtifactPlace place);

  /** Names every place that holds files, none of them touched since then. */
  void eachUntouchedSince(Instant then, Consumer<ArtifactPlace> visitor) throws IOException;

  /** @throws IOException if nothing can be written at present */
  void probe() throws IOException;
}
