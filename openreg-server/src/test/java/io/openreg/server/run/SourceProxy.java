package io.openreg.server.run;

import io.openreg.server.testing.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A way to a database that can be cut, and opened again on the same port. */
final class SourceProxy implements AutoCloseable {
  private final TestDatabase database;
  private final int port;
  private final Queue<Socket> open = new ConcurrentLinkedQueue<>();
  private volatile ServerSocket door;

  private SourceProxy(TestDatabase database, ServerSocket door) {
    this.database = database;
    this.port = door.getLocalPort();
    this.door = door;
    serve(door);
  }

  static SourceProxy to(TestDatabase database) throws IOException {
    return new SourceProxy(database, new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1")));
  }

  TestDatabase database() {
    return database;
  }

  int port() {
    return port;
  }

  void reopen() throws IOException {
    door = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"));
    serve(door);
  }

  private void serve(ServerSocket at) {
    thread(() -> {
      while (true) {
        Socket client = at.accept();
        Socket server = new Socket(database.host(), database.port());
        open.add(client);
        open.add(server);
        thread(() -> client.getInputStream().transferTo(server.getOutputStream()));
        thread(() -> server.getInputStream().transferTo(client.getOutputStream()));
      }
    });
  }

  private interface Pump {
    void run() throws IOException;
  }

  private static void thread(Pump pump) {
    Thread thread = new Thread(
        () -> {
          try {
            pump.run();
          } catch (IOException e) {
            // It was cut, which is what it is for.
          }
        },
        "source-proxy");
    thread.setDaemon(true);
    thread.start();
  }

  /** Cuts every connection and refuses new ones. */
  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket = open.poll(); socket != null; socket = open.poll()) {
      socket.close();
    }
  }
}
