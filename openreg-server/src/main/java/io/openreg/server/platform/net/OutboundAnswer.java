package io.openreg.server.platform.net;

import java.time.Duration;
import java.util.Map;

/**
 * What came back.
 *
 * @param headers of several with one name, their values joined by commas
 * @param body its beginning
 * @param time from the start to the last byte read
 */
public record OutboundAnswer(int status, Map<String, String> headers, byte[] body, Duration time) {
  @Override
  public String toString() {
    return "OutboundAnswer[status=" + status + ", bytes=" + body.length + "]";
  }
}
