package io.openreg.server.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A directory on somebody else's server. Every operation throws {@link RemoteRefusal} where the server says no, and another {@link
 * IOException} where the connection is lost.
 */
interface RemoteFiles extends AutoCloseable {
  /** Goes to the directory, making what the template's variables have named. */
  void enter(RemoteDirectory directory) throws IOException;

  /** Null where there is no such file. */
  @Nullable
  Long size(String name) throws IOException;

  /** Writes a file from its beginning, over one of that name. */
  void write(String name, InputStream content) throws IOException;

  void read(String name, OutputStream to) throws IOException;

  void rename(String from, String to) throws IOException;

  void delete(String name) throws IOException;

  /** What the server has shown to prove who it is; null for plain FTP. */
  @Nullable
  String fingerprint();

  @Override
  void close();
}
