package io.openreg.server.artifact;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Keeps the content of files. Knows places, not names: a file's name may hold a number that is not known yet. */
interface ArtifactStore {
  /**
   * Puts a finished file where it stays; the given one is gone afterwards. Doing it again replaces it.
   *
   * @param position among the attempt's files, from 0
   * @return where it is, for {@link #open}
   */
  String publish(Path file, ArtifactPlace place, int position) throws IOException;

  /**
   * Opens a part of a file whose content is known to be what it was. The first read of a file since this server started, or
   * since the file was touched, digests all of it beforehand; later ones trust its size and time of change.
   *
   * @throws DamagedArtifact if it is gone or other than it was
   */
  InputStream open(StoredArtifact artifact, long offset, long length) throws IOException;

  /** Removes what an attempt has put there. */
  void discard(ArtifactPlace place);

  /** Removes what other attempts of the same run have put there. */
  void keepOnly(ArtifactPlace place);

  /** @throws IOException if nothing can be written at present */
  void probe() throws IOException;
}
