package io.openreg.client.engine;

import java.io.IOException;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.Response;

/** Sees every hop of a call, redirects included, and lets none leave the base URL's origin. */
final class OriginGuard implements Interceptor {
  private final HttpUrl base;

  OriginGuard(HttpUrl base) {
    this.base = base;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    HttpUrl url = chain.request().url();
    if (!isSameOrigin(url)) {
      throw new ForeignOriginException(url.scheme() + "://" + url.host() + ":" + url.port());
    }
    return chain.proceed(chain.request());
  }

  private boolean isSameOrigin(HttpUrl url) {
    return url.scheme().equals(base.scheme())
        && url.host().equals(base.host())
        && url.port() == base.port();
  }
}
