package io.openreg.client;

import io.openreg.client.engine.Timing;
import io.openreg.client.engine.TurnedTiming;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server that answers as a test says, and the clients that talk to it. */
public final class ScriptedServer implements BeforeEachCallback, AfterEachCallback {
  private final List<OpenRegClient> clients = new ArrayList<>();
  private MockWebServer server = new MockWebServer();
  private TurnedTiming timing = new TurnedTiming(0.5);

  @Override
  public void beforeEach(ExtensionContext context) throws IOException {
    server = new MockWebServer();
    timing = new TurnedTiming(0.5);
    server.start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    clients.forEach(OpenRegClient::close);
    clients.clear();
    server.close();
  }

  /** A client with an API key whose time is {@link #timing()}. */
  public OpenRegClient client() {
    return client(builder -> builder);
  }

  /** A client whose time is the machine's. */
  public OpenRegClient clientInRealTime() {
    return client(builder -> builder.timing(Timing.system()));
  }

  public OpenRegClient client(UnaryOperator<OpenRegClientBuilder> change) {
    OpenRegClientBuilder builder = OpenRegClient.builder()
        .baseUrl(url())
        .credentials(Credentials.apiKey(() -> "ork_test"))
        .timing(timing);
    OpenRegClient client = change.apply(builder).build();
    clients.add(client);
    return client;
  }

  public URI url() {
    return server.url("/").uri();
  }

  public TurnedTiming timing() {
    return timing;
  }

  /** Answers the next requests in this order. */
  public void answers(MockResponse... answers) {
    for (MockResponse answer : answers) {
      server.enqueue(answer);
    }
  }

  /** Answers every request as {@code script} says. */
  public void script(Function<RecordedRequest, MockResponse> script) {
    server.setDispatcher(new Dispatcher() {
      @Override
      public MockResponse dispatch(RecordedRequest request) {
        return script.apply(request);
      }
    });
  }

  /** The next request that arrived. */
  public RecordedRequest request() throws InterruptedException {
    RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
    if (request == null) {
      throw new AssertionError("no request arrived");
    }
    return request;
  }

  public int requestCount() {
    return server.getRequestCount();
  }

  public static MockResponse json(int status, String body) {
    return answer(status)
        .setHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  public static MockResponse json(String body) {
    return json(200, body);
  }

  public static MockResponse.Builder answer(int status) {
    return new MockResponse.Builder().code(status);
  }
}
