package io.openreg.examples.benchmark;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Asks one address on this machine as fast as it answers, over a few connections, for some seconds, and prints the requests per
 * second. What to do it reads from standard input, a line each: address, connections, seconds, and a bearer token, which may be
 * empty.
 */
public final class LoadGenerator {
  private static final int MOST_CONNECTIONS = 64;
  private static final int MOST_SECONDS = 60;

  private LoadGenerator() {}

  public static void main(String[] arguments) throws Exception {
    String[] lines = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1);
    int connections = Math.min(MOST_CONNECTIONS, Integer.parseInt(lines[1]));
    int seconds = Math.min(MOST_SECONDS, Integer.parseInt(lines[2]));
    System.out.println(perSecond(URI.create(lines[0]), connections, seconds, lines[3]));
  }

  private static long perSecond(URI address, int connections, int seconds, String token)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      List<Callable<Long>> clients = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        clients.add(() -> requestsUntil(end, address, token));
      }
      long requests = 0;
      for (Future<Long> done : threads.invokeAll(clients)) {
        requests += done.get();
      }
      return requests / seconds;
    } finally {
      threads.shutdownNow();
    }
  }

  private static long requestsUntil(long end, URI address, String token) throws IOException {
    long requests = 0;
    try (KeepAliveConnection connection = new KeepAliveConnection(address, token)) {
      while (System.nanoTime() - end < 0) {
        connection.exchange();
        requests++;
      }
    }
    return requests;
  }
}
