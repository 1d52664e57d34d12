package io.openreg.server.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.awaitility.Awaitility;

/** Somebody who is told: answers as a test says, and remembers what came. */
final class Receiver implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private final MockWebServer server = new MockWebServer();
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicReference<Function<Received, MockResponse>> script;

  private Receiver(Function<Received, MockResponse> script) {
    this.script = new AtomicReference<>(script);
  }

  static Receiver answering(int status) {
    return answering(message -> status(status));
  }

  static Receiver answering(Function<Received, MockResponse> script) {
    Receiver receiver = new Receiver(script);
    receiver.start();
    return receiver;
  }

  static MockResponse status(int status) {
    return new MockResponse.Builder().code(status).build();
  }

  private void start() {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        Received message = new Received(request);
        received.add(message);
        return Objects.requireNonNull(script.get()).apply(message);
      }
    });
    try {
      server.start(InetAddress.getByName("127.0.0.1"), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void answers(int status) {
    script.set(message -> status(status));
  }

  String url() {
    return "http://127.0.0.1:" + server.getPort() + "/hook";
  }

  List<Received> received() {
    return List.copyOf(received);
  }

  /** What came, once so many have. */
  List<Received> received(int count) {
    Awaitility.await(count + " messages, of which there are now " + received.size())
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> received.size() >= count);
    return received();
  }

  @Override
  public void close() {
    server.close();
  }

  /** Something that came. */
  static final class Received {
    private final RecordedRequest request;
    private final byte[] body;

    Received(RecordedRequest request) {
      this.request = request;
      this.body = request.getBody() == null ? new byte[0] : request.getBody().toByteArray();
    }

    /** The header; empty if it is not there. */
    String header(String name) {
      String value = request.getHeaders().get(name);
      return value == null ? "" : value;
    }

    List<String> headers(String name) {
      return request.getHeaders().values(name);
    }

    byte[] body() {
      return body.clone();
    }

    String text() {
      return new String(body, UTF_8);
    }

    JsonNode json() {
      try {
        return WireJson.mapper().readTree(body);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** The member of the event's data. */
    String data(String member) {
      return json().path("data").path(member).asText();
    }

    @Override
    public String toString() {
      return text();
    }
  }
}
