package io.openreg.server.delivery;

import io.openreg.model.delivery.DestinationProtocol;
import io.openreg.model.delivery.FtpsMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Somebody else's server, in the test's hands. */
public interface RemoteServer extends AutoCloseable {
  String USER = "reporting";
  String PASSWORD = "canary-71f3";

  /** What it is to do wrong, from now on. */
  enum Fault {
    NONE,
    REFUSES_FILES,
    RUNS_FULL,
    CUTS_UPLOAD,
    HANGS,
    REFUSES_RENAME,
    CUTS_AFTER_RENAME
  }

  /** Of which kind it is. */
  enum Kind {
    SFTP,
    FTP,
    FTPS_EXPLICIT,
    FTPS_IMPLICIT;

    public DestinationProtocol protocol() {
      return this == SFTP ? DestinationProtocol.SFTP : DestinationProtocol.FTP;
    }

    public FtpsMode ftps() {
      return switch (this) {
        case SFTP, FTP -> FtpsMode.NONE;
        case FTPS_EXPLICIT -> FtpsMode.EXPLICIT;
        case FTPS_IMPLICIT -> FtpsMode.IMPLICIT;
      };
    }

    /** @param root what its user sees as / */
    public RemoteServer start(Path root) {
      return this == SFTP ? SftpServer.start(root) : FtpRegulator.start(root, this);
    }
  }

  int port();

  Path root();

  /** Of its host key or certificate; null for plain FTP. */
  @Nullable
  String fingerprint();

  void fault(Fault fault);

  /** Lets go of whoever hangs. */
  @Override
  void close();

  /** What is on it, by name. */
  default List<String> files() {
    try (Stream<Path> found = Files.walk(root())) {
      return found
          .filter(Files::isRegularFile)
          .map(file -> root().relativize(file).toString())
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  default String content(String name) {
    try {
      return Files.readString(root().resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
