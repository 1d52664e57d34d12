package io.openreg.client.engine;

import java.io.IOException;
import okhttp3.Interceptor;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Keeps {@code Retry-After} from OkHttp, which repeats any request, a POST too, after a 503 that says zero, and fails on a number that is no int
 * (RetryAndFollowUpInterceptor of 4.12 and 5). Only our own loop repeats.
 */
final class HiddenRetryAfter {
  private static final String SHOWN = "Retry-After";
  private static final String HIDDEN = "OpenReg-Client-Retry-After";

  private HiddenRetryAfter() {}

  /** Below OkHttp's own loop. */
  static Response hide(Interceptor.Chain chain) throws IOException {
    return rename(chain.proceed(chain.request()), SHOWN, HIDDEN);
  }

  /** Above OkHttp's own loop. */
  static Response show(Interceptor.Chain chain) throws IOException {
    return rename(chain.proceed(chain.request()), HIDDEN, SHOWN);
  }

  private static Response rename(Response answer, String from, String to) {
    @Nullable String value = answer.header(from);
    return value == null
        ? answer
        : answer.newBuilder().removeHeader(from).header(to, value).build();
  }
}
