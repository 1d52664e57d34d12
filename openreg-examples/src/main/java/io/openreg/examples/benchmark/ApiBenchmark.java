package io.openreg.examples.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.openreg.client.Credentials;
import io.openreg.client.OpenRegClient;
import io.openreg.examples.LocalServer;
import io.openreg.model.report.ReportCreate;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code GET /api/v1/reports} of ten reports, signed in, under load from another process, against a bare Dropwizard resource that
 * answers the same bytes.
 */
final class ApiBenchmark {
  private static final String EMAIL = "admin@example.com";
  private static final String PASSWORD = "admin123";
  private static final int REPORTS = 10;
  private static final int CONNECTIONS = 8;
  private static final int WARM_UP_SECONDS = 15;
  private static final int SECONDS = 5;
  private static final int ROUNDS = 3;

  private final PrintStream out;
  private final Path jar;
  private final Path place;

  ApiBenchmark(PrintStream out, Path jar, Path place) {
    this.out = out;
    this.jar = jar;
    this.place = place;
  }

  void run() throws IOException, InterruptedException {
    Path directory = Files.createDirectory(place.resolve("api"));
    say("%nAPI: GET /api/v1/reports, %d rows, %d connections", REPORTS, CONNECTIONS);
    try (LocalServer server = LocalServer.start(
        jar, directory, Map.of("OPENREG_RATE_LIMITS", "off", "OPENREG_WORKERS", "1"))) {
      URI reports = server.address().resolve("/api/v1/reports?limit=" + REPORTS);
      define(server.address());
      String token = signIn(server.address());
      byte[] expected = answer(reports, token);
      try (ChildJvm bareProcess =
          new ChildJvm(BareServer.class, new String(expected, StandardCharsets.UTF_8))) {
        URI bare = URI.create("http://127.0.0.1:" + bareProcess.line() + "/bare?limit=" + REPORTS);
        if (!java.util.Arrays.equals(expected, answer(bare, ""))) {
          throw new IllegalStateException("The bare resource does not answer the same bytes");
        }
        measure(reports, token, bare);
      }
    }
  }

  // In turns, so that both see the machine as it is.
  private void measure(URI reports, String token, URI bare) {
    load(bare, "", WARM_UP_SECONDS);
    load(reports, token, WARM_UP_SECONDS);
    List<Long> ours = new ArrayList<>();
    List<Long> theirs = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      theirs.add(load(bare, "", SECONDS));
      ours.add(load(reports, token, SECONDS));
    }
    long openReg = median(ours);
    long resource = median(theirs);
    say("  bare Dropwizard resource     %,8d requests/s", resource);
    say(
        "  OpenReg, H2, authenticated   %,8d requests/s, %.2f of it",
        openReg, (double) openReg / resource);
  }

  private static void define(URI address) {
    try (OpenRegClient openReg = OpenRegClient.builder()
        .baseUrl(address)
        .credentials(Credentials.login(EMAIL, PASSWORD::toCharArray))
        .build()) {
      for (int i = 1; i <= REPORTS; i++) {
        openReg
            .reports()
            .create(ReportCreate.builder()
                .name("Daily Trades Report " + i)
                .description("Trades of the day as the authority wants them, desk " + i)
                .build());
      }
    }
  }

  private static String signIn(URI address) throws IOException, InterruptedException {
    ObjectMapper json = new ObjectMapper();
    HttpRequest login = HttpRequest.newBuilder(address.resolve("/api/v1/auth/login"))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofByteArray(
            json.writeValueAsBytes(Map.of("email", EMAIL, "password", PASSWORD))))
        .build();
    JsonNode answer = json.readTree(HttpClient.newHttpClient()
        .send(login, HttpResponse.BodyHandlers.ofByteArray())
        .body());
    return answer.path("access_token").asText();
  }

  private static byte[] answer(URI address, String token) throws IOException {
    try (KeepAliveConnection connection = new KeepAliveConnection(address, token)) {
      return connection.exchange();
    }
  }

  private static long load(URI address, String token, int seconds) {
    String input = address + "\n" + CONNECTIONS + "\n" + seconds + "\n" + token;
    try (ChildJvm load = new ChildJvm(LoadGenerator.class, input)) {
      return Long.parseLong(load.line());
    }
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private void say(String format, Object... arguments) {
    out.println(String.format(Locale.ROOT, format, arguments));
  }
}
