package io.openreg.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.openreg.client.errors.NotFoundException;
import io.openreg.model.report.Report;
import io.openreg.model.report.ReportCreate;
import io.openreg.model.run.Artifact;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import okhttp3.OkHttp;

/** Uses every part of the client that touches OkHttp, and says what came of it. */
public final class OldOkHttpProgram {
  private static final byte[] FILE = new byte[200_000];

  private OldOkHttpProgram() {}

  public static void main(String[] args) throws IOException, NoSuchAlgorithmException {
    System.out.println("okhttp " + OkHttp.VERSION + ", copies "
        + HttpCopies.found(OldOkHttpProgram.class.getClassLoader()).size());
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", OldOkHttpProgram::answer);
    server.start();
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (OpenRegClient client = OpenRegClient.builder()
        .baseUrl(url)
        .credentials(Credentials.login("admin@example.com", "admin123"::toCharArray))
        .build()) {
      use(client);
    } finally {
      server.stop(0);
    }
  }

  private static void use(OpenRegClient client) throws IOException, NoSuchAlgorithmException {
    Report report =
        client.reports().create(ReportCreate.builder().name("Trades").build());
    System.out.println("report " + report.name());
    try {
      client.runs().get(Samples.ID);
    } catch (NotFoundException e) {
      System.out.println("not found: " + e.detail());
    }
    String sha256 =
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(FILE));
    Artifact artifact = new Artifact(
        Samples.OTHER, Samples.ID, "a", null, "text/csv", FILE.length, sha256, null, Instant.EPOCH);
    try (InputStream stream = client.runs().download(Samples.ID, artifact).openStream()) {
      System.out.println("bytes " + stream.readAllBytes().length);
    }
  }

  private static void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String range = exchange.getRequestHeaders().getFirst("Range");
      if (path.endsWith("/auth/login")) {
        send(exchange, 200, Samples.tokens("a", "r", 1800));
      } else if (path.endsWith("/reports")) {
        send(exchange, 201, Samples.report());
      } else if (!path.endsWith("/download")) {
        send(exchange, 404, "{\"detail\":\"no such run\"}");
      } else if (range == null) {
        exchange.sendResponseHeaders(200, FILE.length);
        exchange.getResponseBody().write(FILE, 0, 100_000); // And breaks off.
      } else {
        int from = Integer.parseInt(range.replaceAll("\\D", ""));
        exchange.getResponseHeaders().add("Content-Range", "bytes " + from + "-199999/200000");
        exchange.sendResponseHeaders(206, FILE.length - from);
        exchange.getResponseBody().write(Arrays.copyOfRange(FILE, from, FILE.length));
      }
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getRequestBody().readAllBytes();
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
