package io.openreg.server.platform.http;

import io.openreg.server.platform.identity.Ids;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Names each request: as its sender did, if that name is fit for logs and headers, else with a new UUID. */
final class RequestIds {
  static final String HEADER = "X-Request-ID";
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  private final Ids ids;

  RequestIds(Ids ids) {
    this.ids = ids;
  }

  String of(@Nullable String inbound) {
    return inbound != null && WELL_FORMED.matcher(inbound).matches()
        ? inbound
        : ids.next().toString();
  }
}
