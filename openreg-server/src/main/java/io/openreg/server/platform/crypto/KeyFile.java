package io.openreg.server.platform.crypto;

import io.openreg.server.platform.StartRefused;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A random key in a file of its own, made on first use. */
final class KeyFile {
  private static final Logger LOG = LoggerFactory.getLogger(KeyFile.class);
  private static final int KEY_BYTES = 32;
  private static final Set<PosixFilePermission> OTHERS = Set.of(
      PosixFilePermission.GROUP_READ,
      PosixFilePermission.GROUP_WRITE,
      PosixFilePermission.OTHERS_READ,
      PosixFilePermission.OTHERS_WRITE);

  private KeyFile() {}

  static String readOrCreate(Path directory, String name, SecureRandom random) {
    Path file = directory.resolve(name);
    try {
      OwnerOnly.directory(directory);
      if (!Files.exists(file)) {
        create(file, random);
      }
      warnIfShared(file);
      return content(file);
    } catch (IOException e) {
      throw new StartRefused(
          "The key file " + file + " cannot be read or created (" + e.getClass().getSimpleName()
              + "). Let the server's account write to the directory, or change OPENREG_DATA_DIR.",
          e);
    }
  }

  private static void create(Path file, SecureRandom random) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    try {
      OwnerOnly.file(file, Base64.getEncoder().encodeToString(key) + "\n");
      LOG.info("Created {}; keep a copy of it with every backup of the database", file);
    } catch (FileAlreadyExistsException e) {
      LOG.debug("Another process created {} first", file, e);
    }
  }

  private static String content(Path file) throws IOException {
    String content = Files.readString(file).strip();
    if (content.length() < MasterKey.MINIMUM_LENGTH) {
      throw new StartRefused(
          "The key file " + file + " holds no key. Restore it from a backup; if nothing was"
              + " ever encrypted or signed with it, delete it and a new one is made.");
    }
    return content;
  }

  private static void warnIfShared(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")
        && Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains)) {
      LOG.warn("{} can be read by other accounts; make it owner-only (chmod 600)", file);
    }
  }
}
