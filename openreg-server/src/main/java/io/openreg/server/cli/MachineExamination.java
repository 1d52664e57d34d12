package io.openreg.server.cli;

import static java.nio.file.attribute.PosixFilePermission.GROUP_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.GROUP_READ;
import static java.nio.file.attribute.PosixFilePermission.GROUP_WRITE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_EXECUTE;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_READ;
import static java.nio.file.attribute.PosixFilePermission.OTHERS_WRITE;

import io.openreg.server.ListeningAddress;
import io.openreg.server.OpenRegConfiguration;
import io.openreg.server.platform.StartRefused;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The machine: Java, directories, ports, disk. */
final class MachineExamination {
  private static final int OLDEST_JAVA = 17;
  /** GraalPy's compiler needs a JVM with the compiler interface of 21 or later. */
  private static final int COMPILING_JAVA = 21;

  private static final long SCARCE = 1L << 30;
  private static final long TOO_LITTLE = 100L << 20;
  private static final Set<PosixFilePermission> OTHERS =
      Set.of(GROUP_READ, GROUP_WRITE, GROUP_EXECUTE, OTHERS_READ, OTHERS_WRITE, OTHERS_EXECUTE);

  private final OpenRegConfiguration configuration;

  MachineExamination(OpenRegConfiguration configuration) {
    this.configuration = configuration;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(java(Runtime.version().feature()));
    findings.add(directory("data directory", configuration.dataDirectory(), "OPENREG_DATA_DIR"));
    findings.add(artifacts());
    findings.add(disk());
    configuration.addresses().forEach(address -> findings.add(port(address)));
    return findings;
  }

  static Finding java(int version) {
    if (version < OLDEST_JAVA) {
      return Finding.bad("java", "This is Java " + version + ". Install 17 or later.");
    }
    return version < COMPILING_JAVA
        ? Finding.good("java", version + "; on 21 or later Python code is compiled and runs faster")
        : Finding.good("java", String.valueOf(version));
  }

  private Finding artifacts() {
    try {
      return directory("artifact store", configuration.artifactDirectory(), "OPENREG_ARTIFACTS");
    } catch (StartRefused e) {
      return Finding.bad("artifact store", String.valueOf(e.getMessage()));
    }
  }

  private static Finding directory(String about, Path directory, String setting) {
    if (!Files.exists(directory)) {
      Path parent = existing(directory);
      return Files.isDirectory(parent) && Files.isWritable(parent)
          ? Finding.good(about, directory + " will be made at the first start")
          : Finding.bad(
              about,
              directory + " cannot be made: " + parent
                  + " is no directory that this account may write to. Change its owner, or "
                  + setting + ".");
    }
    try {
      // To try is the only way to know: permissions, read-only mounts and quotas all say no.
      Files.delete(Files.createTempFile(directory, "doctor", null));
    } catch (IOException e) {
      return Finding.bad(
          about,
          directory + " cannot be written (" + e.getClass().getSimpleName()
              + "). Make this account its owner, or change " + setting + ".");
    }
    return isOwnerOnly(directory)
        ? Finding.good(about, directory + " is writable, for its owner alone")
        : Finding.doubtful(
            about,
            "Other accounts can enter " + directory + ". Run `chmod 700 " + directory + "`.");
  }

  private Finding disk() {
    Path place = existing(configuration.dataDirectory());
    try {
      long free = Files.getFileStore(place).getUsableSpace();
      String says = free / (1 << 20) + " MB are free at " + place;
      if (free < TOO_LITTLE) {
        return Finding.bad("disk", says + ". Runs will fail: make room.");
      }
      return free < SCARCE
          ? Finding.doubtful("disk", says + ". Make room before it is full.")
          : Finding.good("disk", says);
    } catch (IOException e) {
      return Finding.doubtful("disk", "The free space at " + place + " cannot be told: " + e);
    }
  }

  private static Finding port(ListeningAddress address) {
    String about = "port " + address.port();
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(address.host(), address.port()));
      return Finding.good(about, "free on " + address.host() + " (" + address.setting() + ")");
    } catch (IOException | IllegalArgumentException e) {
      return Finding.doubtful(
          about,
          "In use on " + address.host()
              + ". If this is not the server itself, stop what listens there or change "
              + address.setting() + ". (" + e.getMessage() + ")");
    }
  }

  private static Path existing(Path path) {
    Path at = path.toAbsolutePath();
    while (!Files.exists(at) && at.getParent() != null) {
      at = at.getParent();
    }
    return at;
  }

  /** Whether other accounts are kept out, by the path's own permissions or by those of a directory it lies in. */
  static boolean isOwnerOnly(Path path) {
    try {
      if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        return true;
      }
      for (Path at = path.toAbsolutePath(); at != null; at = at.getParent()) {
        if (Collections.disjoint(permissions(at), OTHERS)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return false;
    }
  }

  private static Collection<PosixFilePermission> permissions(Path path) throws IOException {
    return Files.getPosixFilePermissions(path);
  }
}
