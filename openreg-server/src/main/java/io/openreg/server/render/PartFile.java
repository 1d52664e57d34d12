package io.openreg.server.render;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * One file being written, its SHA-256 taken as the bytes pass. A head that holds the number of records is known only after them: then
 * the records go to a file of their own first, and the whole is put together at the end, which costs one more copy but no memory.
 */
final class PartFile implements Closeable {
  private static final int CHUNK = 1 << 16;

  private final Path path;
  private final Path body;
  private final boolean headLate;
  private final MessageDigest digest = sha256();
  private final byte[] chunk = new byte[CHUNK];
  private OutputStream out;
  private int filled;
  private long size;

  PartFile(Path path, boolean headLate) throws IOException {
    this.path = path;
    this.headLate = headLate;
    this.body = headLate ? path.resolveSibling(path.getFileName() + ".body") : path;
    this.out = create(body);
  }

  Path path() {
    return path;
  }

  /** Bytes so far; with a late head, without it. */
  long size() {
    return size;
  }

  void write(Bytes bytes) throws IOException {
    write(bytes.array(), bytes.size());
  }

  /** Ends the file. */
  void finish() throws IOException {
    flush();
    out.close();
  }

  /** Puts the head before what has been written, and ends the file. */
  void finish(Bytes head) throws IOException {
    finish();
    size = 0;
    digest.reset();
    out = create(path);
    write(head);
    byte[] copied = new byte[CHUNK];
    try (InputStream in = Files.newInputStream(body)) {
      for (int read = in.read(copied); read >= 0; read = in.read(copied)) {
        write(copied, read);
      }
    }
    finish();
    Files.delete(body);
  }

  /** Of the finished file: 64 lower-case hex digits. To be asked once. */
  String sha256Hex() {
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Leaves nothing behind. */
  @Override
  public void close() throws IOException {
    out.close();
    Files.deleteIfExists(path);
    if (headLate) {
      Files.deleteIfExists(body);
    }
  }

  private void write(byte[] bytes, int length) throws IOException {
    int written = 0;
    while (written < length) {
      if (filled == CHUNK) {
        flush();
      }
      int part = Math.min(length - written, CHUNK - filled);
      System.arraycopy(bytes, written, chunk, filled, part);
      filled += part;
      written += part;
    }
    size += length;
  }

  private void flush() throws IOException {
    digest.update(chunk, 0, filled);
    out.write(chunk, 0, filled);
    filled = 0;
  }

  private static OutputStream create(Path path) throws IOException {
    return Files.newOutputStream(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
