package io.openreg.server.platform.http;

import java.io.IOException;

/** A body went on beyond the limit. An {@link IOException}, because Jackson passes those through as they are. */
final class BodyTooLarge extends IOException {
  private static final long serialVersionUID = 1;

  BodyTooLarge(long limit) {
    super("The body is larger than " + limit + " bytes");
  }
}
