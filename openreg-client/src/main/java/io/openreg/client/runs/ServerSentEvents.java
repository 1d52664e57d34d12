package io.openreg.client.runs;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads a stream of server-sent events (WHATWG HTML, section "Server-sent events"). */
final class ServerSentEvents {
  /** One event; {@code id} is null if none was given. */
  record Event(String type, String data, @Nullable String id) {}

  private final BufferedReader lines;

  ServerSentEvents(InputStream stream) {
    this.lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
  }

  /** The next whole event; null at the end of the stream. An event that was cut off does not count. */
  @Nullable
  Event next() throws IOException {
    String type = "message";
    String id = null;
    StringBuilder data = new StringBuilder();
    boolean hasData = false;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isEmpty()) {
        if (hasData) {
          return new Event(type, data.toString(), id);
        }
        type = "message";
        continue;
      }
      int colon = line.indexOf(':');
      String field = colon < 0 ? line : line.substring(0, colon);
      String value =
          colon < 0 ? "" : line.substring(colon + (line.startsWith(": ", colon) ? 2 : 1));
      switch (field) {
        case "event" -> type = value;
        case "id" -> id = value;
        case "data" -> {
          data.append(hasData ? "\n" : "").append(value);
          hasData = true;
        }
        default -> {} // Comments, which keep the connection alive, and fields we have no use for.
      }
    }
    return null;
  }
}
