package io.openreg.client;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;

/** Checks a base URL and brings it to the form the client builds on. */
final class BaseUrl {
  private static final String API = "/api/v1";

  private BaseUrl() {}

  /**
   * The server's root, ending in a slash.
   *
   * @throws IllegalStateException if the URL cannot be one, or would send secrets readable over a network
   */
  static URI root(URI url, boolean plainHttpAllowed) {
    String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
    if (!(scheme.equals("http") || scheme.equals("https")) || url.getHost() == null) {
      throw new IllegalStateException(
          "the base URL must be http(s)://host…, such as https://openreg.bank.example");
    }
    if (url.getRawUserInfo() != null || url.getRawQuery() != null || url.getRawFragment() != null) {
      throw new IllegalStateException(
          "the base URL must not hold a user, query or fragment; use credentials(…)");
    }
    if (scheme.equals("http") && !plainHttpAllowed && !isLoopback(url.getHost())) {
      throw new IllegalStateException(
          "the base URL is http:// on another machine, so secrets would travel readable: use"
              + " https://, or allowPlainHttp() if that is intended");
    }
    String path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
    path = path.endsWith(API) ? path.substring(0, path.length() - API.length()) : path;
    return URI.create(scheme + "://" + url.getRawAuthority() + path + "/");
  }

  private static boolean isLoopback(String host) {
    boolean isLiteral = host.startsWith("[") || host.matches("[0-9.]+");
    try {
      // Only literals are resolved here: building a client does not ask the network.
      return host.equalsIgnoreCase("localhost")
          || (isLiteral && InetAddress.getByName(host).isLoopbackAddress());
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
