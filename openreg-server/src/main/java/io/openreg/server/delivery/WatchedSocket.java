package io.openreg.server.delivery;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;

/**
 * A socket that connects to one address, whatever it is told, and tells a {@link StallWatch} whenever something moves. The address is the
 * one that was checked: an FTP server that names another one for its data is not followed there.
 */
final class WatchedSocket extends Socket {
  private final InetAddress address;
  private final StallWatch watch;
  private int presented;

  WatchedSocket(InetAddress address, StallWatch watch) {
    super(Proxy.NO_PROXY);
    this.address = address;
    this.watch = watch;
    watch.add(this);
  }

  @Override
  public void connect(SocketAddress endpoint) throws IOException {
    connect(endpoint, 0);
  }

  @Override
  public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
    if (!(endpoint instanceof InetSocketAddress asked)) {
      throw new UnknownHostException("Only TCP endpoints can be connected to");
    }
    super.connect(new InetSocketAddress(address, asked.getPort()), timeoutMillis);
    watch.moved();
  }

  /** From now on says that it is connected to that port. See {@link SecureFtpClient}. */
  void present(int port) {
    presented = port;
  }

  @Override
  public int getPort() {
    return presented == 0 ? super.getPort() : presented;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {
      @Override
      public int read() throws IOException {
        int read = super.read();
        watch.moved();
        return read;
      }

      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        int read = super.read(buffer, offset, length);
        watch.moved();
        return read;
      }
    };
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return new FilterOutputStream(super.getOutputStream()) {
      @Override
      public void write(int value) throws IOException {
        out.write(value);
        watch.moved();
      }

      @Override
      public void write(byte[] buffer, int offset, int length) throws IOException {
        out.write(buffer, offset, length);
        watch.moved();
      }
    };
  }
}
