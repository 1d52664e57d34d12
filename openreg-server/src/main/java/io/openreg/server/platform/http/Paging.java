package io.openreg.server.platform.http;

/**
 * A window on a list.
 *
 * @param skip how many rows come before it, from 0
 * @param limit how many it shows at most, from 1
 */
public record Paging(int skip, int limit) {
  public static final String DEFAULT_LIMIT = "100";
  public static final int MAX_LIMIT = 1000;
  public static final int MAX_SKIP = 10_000_000;
}
