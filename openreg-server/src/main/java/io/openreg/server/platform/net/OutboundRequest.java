package io.openreg.server.platform.net;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Something to be sent with POST.
 *
 * @param url as {@link OutboundHttp#check} has taken it
 * @param headers never printed: they may hold secrets
 * @param timeout for all of it, from looking the name up to the last byte read
 * @param onlyAt where the host must be, besides what the server may send to; empty: anywhere
 * @param longestAnswer how many bytes of the answer are read; the rest is left
 */
public record OutboundRequest(
    String url,
    Map<String, String> headers,
    byte[] body,
    Duration timeout,
    List<AddressRange> onlyAt,
    int longestAnswer) {
  @Override
  public String toString() {
    return "OutboundRequest[bytes=" + body.length + "]";
  }
}
