package io.openreg.server.platform.crypto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Directories and files that only the server's own account can read, from the moment they exist. */
public final class OwnerOnly {
  private OwnerOnly() {}

  /** Creates {@code directory}, mode 0700, unless it exists; missing parents likewise. */
  public static Path directory(Path directory) throws IOException {
    return Files.createDirectories(directory, mode(directory, "rwx------"));
  }

  /** Creates {@code file}, mode 0600. */
  static void file(Path file, String content) throws IOException {
    try (SeekableByteChannel out =
        Files.newByteChannel(file, Set.of(CREATE_NEW, WRITE), mode(file, "rw-------"))) {
      ByteBuffer bytes = UTF_8.encode(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
    }
  }

  private static FileAttribute<?>[] mode(Path path, String permissions) {
    boolean posix = path.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
