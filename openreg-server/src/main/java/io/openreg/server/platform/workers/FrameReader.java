package io.openreg.server.platform.workers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Reads what {@link FrameWriter} writes. Trusts nothing: a length is checked before memory is taken for it. Not thread-safe. */
final class FrameReader {
  private final DataInputStream in;
  private final int maxBytes;

  FrameReader(InputStream in, int maxBytes) {
    this.in = new DataInputStream(new BufferedInputStream(in, 8192));
    this.maxBytes = maxBytes;
  }

  /**
   * The next frame; null when the other side has closed the pipe between two frames.
   *
   * @throws EOFException if the pipe ends inside a frame
   * @throws FrameTooLarge if the other side announces more than agreed
   */
  @Nullable
  Frame read() throws IOException {
    int first = in.read();
    if (first < 0) {
      return null;
    }
    int length = first << 24 | in.readUnsignedByte() << 16 | in.readUnsignedShort();
    if (length < 0 || length > maxBytes) {
      throw new FrameTooLarge(Integer.toUnsignedLong(length), maxBytes);
    }
    int typeLength = length == 0 ? 0 : in.readUnsignedByte();
    if (typeLength < 1 || typeLength > Frame.MAX_TYPE_LENGTH || typeLength > length - 1) {
      throw new IOException("Not a frame: a type of " + typeLength + " bytes in " + length);
    }
    byte[] type = new byte[typeLength];
    in.readFully(type);
    byte[] body = new byte[length - 1 - typeLength];
    in.readFully(body);
    return new Frame(new String(type, US_ASCII), body);
  }
}
