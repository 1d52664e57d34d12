package io.openreg.client.engine;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;

/** Puts on each attempt what its call's context holds. */
final class RequestHeaders implements Interceptor {
  private static final Duration LONGEST = Duration.ofDays(24);

  private final String userAgent;
  private final Duration stallTimeout;

  RequestHeaders(String userAgent, Duration stallTimeout) {
    this.userAgent = userAgent;
    this.stallTimeout = stallTimeout;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    CallContext context = chain.request().tag(CallContext.class);
    Request.Builder request = chain.request().newBuilder().header("User-Agent", userAgent);
    if (context == null) {
      return chain.proceed(request.build());
    }
    context.options().headers().forEach(request::header);
    request.header("X-Request-ID", context.requestId());
    request.header("X-Retry-Count", Integer.toString(context.attempt() - 1));
    Secret secret = context.secret();
    if (secret != null) {
      request.header(secret.header(), secret.value());
    }
    if (!context.isStreaming()) {
      return chain.proceed(request.build());
    }
    // Compressed bytes have other ranges than the file's.
    request.header("Accept-Encoding", "identity");
    return chain
        .withReadTimeout(millis(stallTimeout), TimeUnit.MILLISECONDS)
        .proceed(request.build());
  }

  /** Within what OkHttp takes; zero would be no limit at all. */
  private static int millis(Duration span) {
    return span.compareTo(LONGEST) > 0
        ? (int) LONGEST.toMillis()
        : (int) Math.max(1, span.toMillis());
  }
}
