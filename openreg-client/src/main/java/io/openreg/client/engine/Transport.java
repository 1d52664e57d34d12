package io.openreg.client.engine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.client.CallListener;
import io.openreg.model.WireJson;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.ResponseBody;
import retrofit2.Response;
import retrofit2.Retrofit;

/** What all calls of one client share: connections, JSON, limits. Closes what it made itself and nothing that the caller brought. */
public final class Transport implements AutoCloseable {
  private static final int MOST_CALLS = 1024;

  private final Settings settings;
  private final OkHttpClient http;
  private final Retrofit retrofit;
  private final ExecutorService threads;
  private final ConnectionPool connections;
  private final RetryPolicy policy;
  private final RetryBudget budget = new RetryBudget();
  private final RateLimitGauge rateLimit = new RateLimitGauge();
  private final CallObserver observer;
  private final Attempts attempts;
  private final ErrorReader errors;
  private final Set<CallContext> open = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * What a caller can choose.
   *
   * @param baseUrl the server's root, ending in a slash
   * @param timeout for one attempt of an ordinary call
   * @param stallTimeout for the next piece of a streamed answer
   * @param customize the caller's own changes to the HTTP client
   */
  public record Settings(
      URI baseUrl,
      Duration timeout,
      Duration stallTimeout,
      int maxRetries,
      String userAgent,
      List<CallListener> listeners,
      UnaryOperator<OkHttpClient.Builder> customize,
      Timing timing) {}

  public Transport(Settings settings) {
    JsonMapper mapper = WireJson.mapper();
    HttpUrl base = HttpUrl.get(settings.baseUrl());
    this.settings = settings;
    this.threads = daemonThreads();
    this.connections = new ConnectionPool();
    this.http = http(settings, base, threads, connections);
    this.retrofit = new Retrofit.Builder()
        .baseUrl(base)
        .client(http)
        .addConverterFactory(new JsonBodies(mapper))
        .validateEagerly(true)
        .build();
    this.policy = new RetryPolicy(settings.timing());
    this.observer = new CallObserver(settings.listeners());
    this.attempts = new Attempts(settings.timing(), settings.timeout(), observer, rateLimit);
    this.errors = new ErrorReader(mapper, settings.timing());
  }

  /** Cancels what is under way and lets go of threads and connections. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      open.forEach(CallContext::cancel);
      threads.shutdown();
      connections.evictAll();
    }
  }

  /** What is under way is known here, so that {@link #close} ends it, on whosever threads it runs. */
  void begun(CallContext context) {
    open.add(context);
  }

  void ended(CallContext context) {
    open.remove(context);
  }

  /** A body that is read after its call has ended for OkHttp. */
  OpenBody opened(Response<ResponseBody> answer, ResponseBody body, CallContext context) {
    context.handOn();
    return new OpenBody(answer, body, context.sent(), () -> ended(context));
  }

  boolean isClosed() {
    return closed.get();
  }

  void requireOpen() {
    if (isClosed()) {
      throw new IllegalStateException("this client is closed");
    }
  }

  <S> S http(Class<S> type) {
    return retrofit.create(type);
  }

  Timing timing() {
    return settings.timing();
  }

  Attempts attempts() {
    return attempts;
  }

  int maxRetries() {
    return settings.maxRetries();
  }

  RetryPolicy policy() {
    return policy;
  }

  RetryBudget budget() {
    return budget;
  }

  RateLimitGauge rateLimit() {
    return rateLimit;
  }

  CallObserver observer() {
    return observer;
  }

  ErrorReader errors() {
    return errors;
  }

  private static OkHttpClient http(
      Settings settings, HttpUrl base, ExecutorService threads, ConnectionPool connections) {
    Dispatcher dispatcher = new Dispatcher(threads);
    // OkHttp's five calls per host would strangle a batch: all our calls go to one host.
    dispatcher.setMaxRequests(MOST_CALLS);
    dispatcher.setMaxRequestsPerHost(MOST_CALLS);
    OkHttpClient.Builder builder = new OkHttpClient.Builder()
        .dispatcher(dispatcher)
        .connectionPool(connections)
        .connectTimeout(10, TimeUnit.SECONDS)
        // The engine's own limit covers the whole attempt; streams set a read timeout.
        .readTimeout(0, TimeUnit.SECONDS)
        .writeTimeout(30, TimeUnit.SECONDS)
        .pingInterval(30, TimeUnit.SECONDS);
    return settings
        .customize()
        .apply(builder)
        // Attempts are counted and waited between in one place only.
        .retryOnConnectionFailure(false)
        .addInterceptor(new RequestHeaders(settings.userAgent(), settings.stallTimeout()))
        .addInterceptor(HiddenRetryAfter::show)
        .addNetworkInterceptor(new OriginGuard(base))
        .addNetworkInterceptor(HiddenRetryAfter::hide)
        .build();
  }

  /** One thread per call under way; daemons, so that a client left open does not keep a program alive. */
  private static ExecutorService daemonThreads() {
    AtomicInteger count = new AtomicInteger();
    return new ThreadPoolExecutor(
        0, Integer.MAX_VALUE, 5, TimeUnit.SECONDS, new SynchronousQueue<>(), task -> {
          Thread thread = new Thread(task, "openreg-client-" + count.incrementAndGet());
          thread.setDaemon(true);
          return thread;
        });
  }

  /** Threads for work that must be left when its caller is interrupted. */
  ExecutorService threads() {
    return threads;
  }
}
