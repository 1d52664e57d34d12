package io.openreg.server.platform.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.openreg.server.testing.Engine;
import io.openreg.server.testing.OpenRegServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class UnreadBodiesTest {
  @Test
  void a_connection_outlives_a_request_that_is_refused_before_its_body_is_read()
      throws IOException {
    try (OpenRegServer server = OpenRegServer.start(Engine.H2);
        Socket socket = new Socket(server.address().getHost(), server.address().getPort())) {
      socket.setSoTimeout(10_000);
      OutputStream out = socket.getOutputStream();
      BufferedReader in =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
      for (int i = 0; i < 20; i++) {
        send(
            out,
            "POST /api/v1/reports HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 15\r\n\r\n");
        // A packet of its own, as many clients send it: the server may have made up its mind by
        // then.
        send(out, "{\"name\": \"abc\"}");

        assertThat(in.readLine()).as("request %s", i).isEqualTo("HTTP/1.1 401 Unauthorized");
        skipAnswer(in);
      }
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  private static void skipAnswer(BufferedReader in) throws IOException {
    int length = 0;
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      if (line.regionMatches(true, 0, "Content-Length: ", 0, 16)) {
        length = Integer.parseInt(line.substring(16));
      }
    }
    assertThat(in.skip(length)).isEqualTo(length);
  }
}
