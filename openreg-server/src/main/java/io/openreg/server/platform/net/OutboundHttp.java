package io.openreg.server.platform.net;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSource;

/**
 * The server's only way out to addresses that users choose. Each time, the host is looked up once, every address it has is checked
 * against the policy, and to one of those very addresses the connection is made: a name server that answers differently a moment
 * later changes nothing. Redirects are not followed, no proxy is used, nothing is kept between requests.
 */
public final class OutboundHttp implements AutoCloseable {
  // Stricter than the client's own reading, which forgives what browsers forgive: more slashes,
  // backslashes, blanks.
  private static final Pattern FORM = Pattern.compile("(?i)https?://[^/\\\\][!-\\[\\]-~]{0,1990}");

  private final AddressPolicy policy;
  private final OkHttpClient client;

  private OutboundHttp(AddressPolicy policy, OkHttpClient client) {
    this.policy = policy;
    this.client = client;
  }

  public static OutboundHttp on(AddressPolicy policy) {
    return new OutboundHttp(
        policy,
        new OkHttpClient.Builder()
            .dns(name -> {
              throw new UnknownHostException("A host is looked up before its client is made");
            })
            .proxy(Proxy.NO_PROXY)
            .followRedirects(false)
            .followSslRedirects(false)
            // A retry of its own would send twice what may have arrived.
            .retryOnConnectionFailure(false)
            .cookieJar(CookieJar.NO_COOKIES)
            // A kept connection would outlive the check of its address.
            .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
            .build());
  }

  /**
   * Checks an address as a user writes it, as far as that can be done without looking a name up.
   *
   * @throws IllegalArgumentException if nothing could ever be sent there, with a message that tells what is wrong with it
   */
  public void check(String url) {
    HttpUrl parsed = FORM.matcher(url).matches() ? HttpUrl.parse(url) : null;
    if (parsed == null) {
      throw new IllegalArgumentException("must be an address that begins with http:// or https://");
    }
    if (!parsed.username().isEmpty() || !parsed.password().isEmpty()) {
      throw new IllegalArgumentException(
          "must hold no user and no password: send them in a header");
    }
    if (parsed.fragment() != null) {
      throw new IllegalArgumentException("must have no fragment, because none is sent");
    }
    Host host = host(parsed);
    if (host.literal().isPresent()) {
      try {
        policy.resolve(host);
      } catch (IOException e) {
        throw new IllegalArgumentException(e.getMessage(), e);
      }
    }
  }

  private static Host host(HttpUrl url) {
    try {
      return Host.parse(url.host());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("its host " + e.getMessage(), e);
    }
  }

  /**
   * Sends and waits for the answer.
   *
   * @throws OutboundFailure if nobody answered in time
   * @throws AddressRefusedException if the host is where nothing may be sent to
   * @throws InterruptedException if this thread was interrupted; what was sent may have arrived
   */
  public OutboundAnswer post(OutboundRequest request)
      throws OutboundFailure, AddressRefusedException, InterruptedException {
    HttpUrl url = HttpUrl.get(request.url());
    long start = System.nanoTime();
    try {
      Host host = host(url);
      List<InetAddress> addresses = addresses(host, request.onlyAt());
      Duration left = request.timeout().minusNanos(System.nanoTime() - start);
      if (left.isNegative() || left.isZero()) {
        throw new SocketTimeoutException();
      }
      Call call = client
          .newBuilder()
          .dns(name -> addresses)
          .callTimeout(left)
          .connectTimeout(Duration.ZERO)
          .readTimeout(Duration.ZERO)
          .writeTimeout(Duration.ZERO)
          .build()
          .newCall(new Request.Builder()
              .url(url)
              .headers(Headers.of(request.headers()))
              .post(RequestBody.create(request.body()))
              .build());
      try (Response response = call.execute()) {
        byte[] body = beginning(response.body().source(), request.longestAnswer());
        return new OutboundAnswer(
            response.code(),
            headers(response.headers()),
            body,
            Duration.ofNanos(System.nanoTime() - start));
      }
    } catch (AddressRefusedException e) {
      throw e;
    } catch (IOException e) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw new OutboundFailure(
          reason(e, url.host(), request.timeout()), e instanceof InterruptedIOException, e);
    }
  }

  private List<InetAddress> addresses(Host host, List<AddressRange> onlyAt) throws IOException {
    List<InetAddress> addresses = policy.resolve(host);
    for (InetAddress address : addresses) {
      if (!onlyAt.isEmpty() && onlyAt.stream().noneMatch(range -> range.contains(address))) {
        throw AddressRefusedException.elsewhere(host);
      }
    }
    return addresses;
  }

  private static byte[] beginning(BufferedSource source, int longest) throws IOException {
    source.request(longest);
    return source.readByteArray(Math.min(longest, source.getBuffer().size()));
  }

  private static Map<String, String> headers(Headers headers) {
    Map<String, String> joined = new LinkedHashMap<>();
    for (String name : headers.names()) {
      joined.put(name, String.join(", ", headers.values(name)));
    }
    return joined;
  }

  private static String reason(IOException e, String host, Duration timeout) {
    if (e instanceof InterruptedIOException) {
      return "No answer within " + timeout.toSeconds() + " seconds.";
    }
    if (e instanceof UnknownHostException) {
      return "The host " + host + " has no address.";
    }
    if (e instanceof SSLException) {
      return "TLS with " + host + " failed: its certificate must be valid and of that name.";
    }
    if (e instanceof ConnectException) {
      return "The host " + host + " takes no connection at that port.";
    }
    return "The connection to " + host + " broke before there was an answer.";
  }

  @Override
  public void close() {
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
