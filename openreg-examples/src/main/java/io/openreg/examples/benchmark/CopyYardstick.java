package io.openreg.examples.benchmark;

import io.openreg.examples.trades.TradesDatabase;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** The database's own export: {@code COPY (query) TO STDOUT (FORMAT csv)}, taken by the JDBC driver. */
final class CopyYardstick {
  private final TradesDatabase source;

  CopyYardstick(TradesDatabase source) {
    this.source = source;
  }

  /** Rows a second when the bytes are thrown away: the yardstick. */
  double plain(int rows) {
    return copy(rows, OutputStream.nullOutputStream());
  }

  /** Rows a second when, as in a run, the bytes are digested and written to a file. */
  double digestedToFile(int rows, Path file) {
    try (OutputStream out =
        new DigestOutputStream(Files.newOutputStream(file), MessageDigest.getInstance("SHA-256"))) {
      return copy(rows, out);
    } catch (IOException | NoSuchAlgorithmException e) {
      throw new IllegalStateException("COPY to a file failed: " + e.getMessage(), e);
    }
  }

  private double copy(int rows, OutputStream out) {
    try (Connection connection = source.connect()) {
      long began = System.nanoTime();
      long copied = connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyOut("COPY (" + Workload.QUERY + rows + ") TO STDOUT (FORMAT csv)", out);
      long took = System.nanoTime() - began;
      if (copied != rows) {
        throw new IllegalStateException("COPY gave " + copied + " rows in place of " + rows);
      }
      return rows * 1e9 / took;
    } catch (SQLException | IOException e) {
      throw new IllegalStateException("COPY failed: " + e.getMessage(), e);
    }
  }
}
