package io.openreg.server.delivery;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file to be put somewhere.
 *
 * @param mark of the delivery, for the temporary name: two deliveries of one file do not write over each other
 */
record Parcel(String name, long size, String sha256, String mark, Content content) {
  /** Opens the file from its beginning. */
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }

  String temporaryName() {
    return name + "." + mark + ".part";
  }
}
