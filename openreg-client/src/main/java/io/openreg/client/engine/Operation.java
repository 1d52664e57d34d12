package io.openreg.client.engine;

import java.util.Locale;
import okhttp3.Request;
import retrofit2.Invocation;

/** Names a request by the interface method that made it, such as {@code runs.get}: few names, fit for logs and metrics. */
final class Operation {
  private static final String SUFFIX = "Http";

  private Operation() {}

  static String of(Request request) {
    Invocation invocation = request.tag(Invocation.class);
    if (invocation == null) {
      return "unknown";
    }
    String type = invocation.method().getDeclaringClass().getSimpleName();
    String resource =
        type.endsWith(SUFFIX) ? type.substring(0, type.length() - SUFFIX.length()) : type;
    return resource.toLowerCase(Locale.ROOT) + "." + invocation.method().getName();
  }
}
