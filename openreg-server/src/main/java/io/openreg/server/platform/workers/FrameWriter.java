package io.openreg.server.platform.workers;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes frames: the length of what follows (4 bytes, big-endian), the length of the type (1 byte), the type, the body. Thread-safe. */
final class FrameWriter implements Closeable {
  private final DataOutputStream out;
  private final int maxBytes;

  FrameWriter(OutputStream out, int maxBytes) {
    this.out = new DataOutputStream(new BufferedOutputStream(out, 8192));
    this.maxBytes = maxBytes;
  }

  /** @throws FrameTooLarge if the frame is larger than both ends have agreed; nothing is written then */
  synchronized void write(Frame frame) throws IOException {
    byte[] type = frame.type().getBytes(US_ASCII);
    if (frame.length() > maxBytes) {
      throw new FrameTooLarge(frame.length(), maxBytes);
    }
    out.writeInt((int) frame.length());
    out.writeByte(type.length);
    out.write(type);
    out.write(frame.body());
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
