package io.openreg.client;

import static io.openreg.client.Samples.ID;
import static io.openreg.client.ScriptedServer.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.openreg.client.engine.Timing;
import io.openreg.client.errors.OpenRegException;
import io.openreg.client.errors.OpenRegInterruptedException;
import io.openreg.client.errors.RequestTimeoutException;
import io.openreg.client.errors.ServerException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import mockwebserver3.MockResponse;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Threads and connections: let go of when a call is interrupted, refused, timed out, or the client closed. */
class InterruptsTest {
  @RegisterExtension
  final ScriptedServer server = new ScriptedServer();

  private final ConnectionPool pool = new ConnectionPool();

  @Test
  void an_interrupt_ends_a_wait_between_attempts() throws InterruptedException {
    server.script(request -> json(503, "{}"));
    OpenRegClient client = client(new SleepingForever());

    interrupted(() -> client.reports().get(ID), () -> server.requestCount() == 1);
  }

  @Test
  void an_interrupt_ends_a_wait_for_the_answer() throws InterruptedException {
    server.script(
        request -> new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build());
    OpenRegClient client = client(Timing.system());

    interrupted(() -> client.reports().get(ID), () -> server.requestCount() == 1);
  }

  @Test
  void an_interrupt_ends_a_body_that_trickles() throws InterruptedException {
    server.script(request -> new MockResponse.Builder()
        .body(Samples.report())
        .throttleBody(1, 10, TimeUnit.SECONDS)
        .build());
    OpenRegClient client = client(Timing.system());

    interrupted(() -> client.reports().get(ID), () -> server.requestCount() == 1);
  }

  @Test
  void an_interrupt_ends_a_connection_that_does_not_come_about()
      throws IOException, InterruptedException {
    // A full backlog: the system answers no further connection.
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> fillers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Socket filler = new Socket();
        fillers.add(filler);
        try {
          filler.connect(full.getLocalSocketAddress(), 100);
        } catch (IOException e) {
          break;
        }
      }
      URI url = URI.create("http://127.0.0.1:" + full.getLocalPort());
      OpenRegClient client = server.client(builder -> builder.baseUrl(url).timing(Timing.system()));
      AtomicBoolean begun = new AtomicBoolean();

      interrupted(
          () -> {
            begun.set(true);
            client.reports().get(ID);
          },
          begun::get);
      for (Socket filler : fillers) {
        filler.close();
      }
    }
  }

  @Test
  void an_interrupted_thread_sends_nothing() throws InterruptedException {
    OpenRegClient client = client(Timing.system());

    interrupted(
        () -> {
          Thread.currentThread().interrupt();
          client.reports().get(ID);
        },
        () -> true);

    assertThat(server.requestCount()).isZero();
  }

  @Test
  void every_connection_is_given_back() {
    OpenRegClient client = client(server.timing());
    server.answers(json(503, "{}"), json(404, "{}"), json("no json"), json(Samples.report()));

    for (int call = 0; call < 3; call++) {
      try {
        client.reports().get(ID);
      } catch (OpenRegException e) {
        assertThat(e).isNotInstanceOf(ServerException.class);
      }
    }

    await().untilAsserted(() -> assertThat(pool.idleConnectionCount())
        .isEqualTo(pool.connectionCount()));
    assertThat(server.requestCount()).isEqualTo(4);
  }

  @Test
  void a_call_that_timed_out_leaves_no_connection_in_use() {
    OpenRegClient client = client(server.timing());
    server.script(request -> new MockResponse.Builder()
        .body(new Buffer().write(new byte[1_000_000]))
        .throttleBody(1000, 1, TimeUnit.SECONDS)
        .build());
    RequestOptions options =
        RequestOptions.builder().timeout(Duration.ofMillis(200)).maxRetries(0).build();

    try {
      client.reports().get(ID, options);
    } catch (RequestTimeoutException e) {
      assertThat(e.getMessage()).contains("reports.get");
    }

    await().untilAsserted(() -> assertThat(pool.idleConnectionCount())
        .isEqualTo(pool.connectionCount()));
  }

  @Test
  void a_closed_client_leaves_no_thread_that_keeps_the_program_alive() {
    List<Thread> others = threads("OkHttp");
    server.answers(json(Samples.report()));
    OpenRegClient client = server.client();
    client.reports().get(ID);
    assertThat(threads("openreg-client")).isNotEmpty().allMatch(Thread::isDaemon);

    client.close();

    await().untilAsserted(() -> assertThat(threads("openreg-client")).isEmpty());
    assertThat(threads("OkHttp"))
        .filteredOn(thread -> !others.contains(thread))
        .allMatch(Thread::isDaemon);
  }

  @Test
  void closing_ends_what_is_under_way() throws InterruptedException {
    server.script(
        request -> new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build());
    OpenRegClient client = client(Timing.system());
    AtomicReference<@Nullable RuntimeException> thrown = new AtomicReference<>();
    Thread thread = new Thread(() -> thrown.set(outcome(() -> client.reports().get(ID))));
    thread.start();
    await().until(() -> server.requestCount() == 1);

    client.close();
    thread.join(5000);

    assertThat(thread.isAlive()).isFalse();
    assertThat(thrown.get()).isNotNull();
  }

  @Test
  void closing_ends_what_is_under_way_on_the_callers_own_threads_too() throws InterruptedException {
    server.script(
        request -> new MockResponse.Builder().headersDelay(1, TimeUnit.MINUTES).build());
    OpenRegClient client = server.client(builder ->
        builder.timing(Timing.system()).customizeHttp(http -> http.dispatcher(new Dispatcher())));
    AtomicReference<@Nullable RuntimeException> thrown = new AtomicReference<>();
    Thread thread = new Thread(() -> thrown.set(outcome(() -> client.reports().get(ID))));
    thread.start();
    await().until(() -> server.requestCount() == 1);

    client.close();
    thread.join(5000);

    assertThat(thread.isAlive()).isFalse();
    assertThat(thrown.get()).isNotNull();
  }

  private OpenRegClient client(Timing timing) {
    return server.client(
        builder -> builder.timing(timing).customizeHttp(http -> http.connectionPool(pool)));
  }

  /** Runs {@code call} on a thread, interrupts it when {@code underWay}, and expects it to end soon, with its flag set again. */
  private static void interrupted(Runnable call, Callable<Boolean> underWay)
      throws InterruptedException {
    AtomicReference<@Nullable RuntimeException> thrown = new AtomicReference<>();
    AtomicBoolean flag = new AtomicBoolean();
    Thread thread = new Thread(() -> {
      thrown.set(outcome(call));
      flag.set(Thread.currentThread().isInterrupted());
    });
    thread.start();
    await().until(underWay);
    thread.interrupt();
    thread.join(5000);

    assertThat(thread.isAlive()).isFalse();
    assertThat(thrown.get()).isInstanceOf(OpenRegInterruptedException.class);
    assertThat(flag).isTrue();
  }

  private static @Nullable RuntimeException outcome(Runnable call) {
    try {
      call.run();
      return null;
    } catch (RuntimeException e) {
      return e;
    }
  }

  private static List<Thread> threads(String prefix) {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith(prefix))
        .toList();
  }

  /** Sleeps until it is interrupted. */
  private static final class SleepingForever implements Timing {
    private final Timing system = Timing.system();

    @Override
    public Instant now() {
      return system.now();
    }

    @Override
    public long nanoTime() {
      return system.nanoTime();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      new CountDownLatch(1).await();
    }

    @Override
    public double random() {
      return 0.5;
    }
  }
}
