package io.openreg.client;

import static java.util.Objects.requireNonNull;

import io.openreg.client.ClientEnvironment.Found;
import io.openreg.client.engine.Authority;
import io.openreg.client.engine.CallEngine;
import io.openreg.client.engine.Timing;
import io.openreg.client.engine.Transport;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * Builds an {@link OpenRegClient}. What is not set here is taken from the system properties {@code openreg.baseUrl}, {@code openreg.apiKey},
 * {@code openreg.timeout} (ISO 8601, such as PT30S), else from the environment variables {@code OPENREG_BASE_URL}, {@code OPENREG_API_KEY},
 * {@code OPENREG_TIMEOUT}.
 */
public final class OpenRegClientBuilder {
  private @Nullable URI baseUrl;
  private boolean plainHttpAllowed;
  private @Nullable Credentials credentials;
  private @Nullable Duration timeout;
  private Duration stallTimeout = Duration.ofSeconds(60);
  private int maxRetries = 3;
  private Duration firstPoll = Duration.ofSeconds(1);
  private Duration longestPoll = Duration.ofSeconds(15);
  private final List<CallListener> listeners = new ArrayList<>();
  private UnaryOperator<OkHttpClient.Builder> http = UnaryOperator.identity();
  private Timing timing = Timing.system();
  private ClientEnvironment environment = ClientEnvironment.ofProcess();

  OpenRegClientBuilder() {}

  /** The server's root, such as {@code https://openreg.bank.example}; {@code /api/v1} at its end is ignored. */
  public OpenRegClientBuilder baseUrl(URI baseUrl) {
    this.baseUrl = requireNonNull(baseUrl);
    return this;
  }

  /** Lets the base URL be {@code http://} on another machine. Passwords and reports then travel readable. */
  public OpenRegClientBuilder allowPlainHttp() {
    this.plainHttpAllowed = true;
    return this;
  }

  public OpenRegClientBuilder credentials(Credentials credentials) {
    this.credentials = requireNonNull(credentials);
    return this;
  }

  /** Time for one attempt of an ordinary call, 30 s unless set. Downloads and live logs have no such limit, see {@link #stallTimeout}. */
  public OpenRegClientBuilder timeout(Duration timeout) {
    this.timeout = positive(timeout, "timeout");
    return this;
  }

  /** How long a download or live log may stand still before it is taken up anew, 60 s unless set. */
  public OpenRegClientBuilder stallTimeout(Duration stallTimeout) {
    this.stallTimeout = positive(stallTimeout, "stallTimeout");
    return this;
  }

  /** How often a call is tried again, 3 unless set; 0 for never. Only what may be repeated is. */
  public OpenRegClientBuilder maxRetries(int maxRetries) {
    if (maxRetries < 0) {
      throw new IllegalArgumentException("maxRetries must not be negative: " + maxRetries);
    }
    this.maxRetries = maxRetries;
    return this;
  }

  /** How soon an awaited run is first asked for, and how far apart the questions may grow; 1 s and 15 s unless set. */
  public OpenRegClientBuilder polling(Duration first, Duration longest) {
    this.firstPoll = positive(first, "first");
    this.longestPoll = positive(longest, "longest");
    return this;
  }

  /** Trusts and presents what these hold: a private CA, client certificates. */
  public OpenRegClientBuilder tls(SSLContext context, X509TrustManager trust) {
    return customizeHttp(builder -> builder.sslSocketFactory(context.getSocketFactory(), trust));
  }

  /**
   * Trusts and presents what the JVM's system properties name ({@code javax.net.ssl.keyStore} and so on). Without this the JVM's trust store is used, but not
   * its key store.
   */
  public OpenRegClientBuilder systemDefaultTls() {
    return tls(SystemTls.context(), SystemTls.trust());
  }

  public OpenRegClientBuilder proxy(ProxySelector proxy) {
    return customizeHttp(builder -> builder.proxySelector(proxy));
  }

  /** Told of every call, for metrics and traces. May be called several times. */
  public OpenRegClientBuilder listener(CallListener listener) {
    listeners.add(requireNonNull(listener));
    return this;
  }

  /**
   * Changes the HTTP client underneath, for what has no setting here. The only place where OkHttp shows; written for 4.12 and 5. Threads and connections that
   * it brings are the caller's to close.
   */
  public OpenRegClientBuilder customizeHttp(UnaryOperator<OkHttpClient.Builder> change) {
    UnaryOperator<OkHttpClient.Builder> before = http;
    this.http = builder -> change.apply(before.apply(builder));
    return this;
  }

  OpenRegClientBuilder timing(Timing timing) {
    this.timing = timing;
    return this;
  }

  OpenRegClientBuilder environment(ClientEnvironment environment) {
    this.environment = environment;
    return this;
  }

  /**
   * The client. Nothing is sent yet.
   *
   * @throws IllegalStateException if something is missing or does not fit together
   */
  public OpenRegClient build() {
    HttpCopies.warnIfSeveral();
    Transport transport = new Transport(new Transport.Settings(
        resolvedBaseUrl(),
        resolvedTimeout(),
        stallTimeout,
        maxRetries,
        userAgent(),
        List.copyOf(listeners),
        http,
        timing));
    Authority authority =
        resolvedCredentials().authority(new CallEngine(transport, Authority.NONE));
    return new HttpOpenRegClient(
        transport, new CallEngine(transport, authority), firstPoll, longestPoll);
  }

  private URI resolvedBaseUrl() {
    if (baseUrl != null) {
      return BaseUrl.root(baseUrl, plainHttpAllowed);
    }
    Found found = environment.find("openreg.baseUrl", "OPENREG_BASE_URL");
    if (found == null) {
      throw new IllegalStateException("no base URL: call baseUrl(…) or set OPENREG_BASE_URL");
    }
    try {
      return BaseUrl.root(new URI(found.value()), plainHttpAllowed);
    } catch (URISyntaxException e) {
      // Without the cause, which shows the value: it may hold a password.
      throw new IllegalStateException("the base URL in " + found.source() + " is not a URL");
    } catch (IllegalStateException e) {
      throw new IllegalStateException(found.source() + ": " + e.getMessage(), e);
    }
  }

  private Duration resolvedTimeout() {
    if (timeout != null) {
      return timeout;
    }
    Found found = environment.find("openreg.timeout", "OPENREG_TIMEOUT");
    if (found == null) {
      return Duration.ofSeconds(30);
    }
    try {
      return positive(Duration.parse(found.value()), "timeout");
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "the timeout in " + found.source() + " is not a duration such as PT30S", e);
    }
  }

  private Credentials resolvedCredentials() {
    if (credentials != null) {
      return credentials;
    }
    Found found = environment.find("openreg.apiKey", "OPENREG_API_KEY");
    if (found == null) {
      throw new IllegalStateException(
          "no credentials: call credentials(…) or set OPENREG_API_KEY; Credentials.none() is"
              + " enough to ask for a server's health");
    }
    return Credentials.apiKey(found::value);
  }

  private static String userAgent() {
    String version = OpenRegClient.class.getPackage().getImplementationVersion();
    return "openreg-java/" + (version == null ? "dev" : version) + " java/"
        + Runtime.version().feature();
  }

  private static Duration positive(Duration value, String name) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive: " + value);
    }
    return value;
  }
}
