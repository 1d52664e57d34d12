package io.openreg.server.testing;

import com.fasterxml.jackson.databind.JsonNode;
import io.openreg.model.WireJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends requests as they are written, malformed ones too. Immutable: each {@code with} gives another one. */
public final class RawHttp {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final URI address;
  private final Map<String, String> headers;

  RawHttp(URI address) {
    this(address, Map.of());
  }

  /** @param address of the server, without a path */
  public static RawHttp at(URI address) {
    return new RawHttp(address);
  }

  private RawHttp(URI address, Map<String, String> headers) {
    this.address = address;
    this.headers = headers;
  }

  URI address() {
    return address;
  }

  public RawHttp with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new RawHttp(address, more);
  }

  public RawHttp bearer(String token) {
    return with("Authorization", "Bearer " + token);
  }

  public Answer get(String path) {
    return send("GET", path, null);
  }

  public Answer delete(String path) {
    return send("DELETE", path, null);
  }

  public Answer post(String path, @Nullable String json) {
    return send("POST", path, json);
  }

  public Answer put(String path, @Nullable String json) {
    return send("PUT", path, json);
  }

  public Answer send(String method, String path, @Nullable String json) {
    return sendBytes(method, path, json == null ? null : json.getBytes(StandardCharsets.UTF_8));
  }

  /** With a body that need not be text. */
  public Answer sendBytes(String method, String path, byte @Nullable [] json) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address + path));
    headers.forEach(request::setHeader);
    if (json == null) {
      request.method(method, HttpRequest.BodyPublishers.noBody());
    } else {
      if (!headers.containsKey("Content-Type")) {
        request.header("Content-Type", "application/json");
      }
      request.method(method, HttpRequest.BodyPublishers.ofByteArray(json));
    }
    try {
      HttpResponse<String> response =
          CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** An answer as it came. */
  public record Answer(HttpResponse<String> response) {
    public int status() {
      return response.statusCode();
    }

    public String body() {
      return response.body();
    }

    public Optional<String> header(String name) {
      return response.headers().firstValue(name);
    }

    public JsonNode json() {
      try {
        return WireJson.mapper().readTree(body());
      } catch (IOException e) {
        throw new UncheckedIOException("not JSON: " + body(), e);
      }
    }
  }
}
