package io.openreg.server.platform.jobs;

import java.util.regex.Pattern;

/**
 * What a job does, by the name it is stored under.
 *
 * @param name lower-case words and dots, such as {@code run} or {@code webhook.delivery}; never changed once released,
 *     because jobs under it may be waiting
 */
public record JobKind(String name) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9._-]{0,62}");

  public JobKind {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("'" + name + "' does not name a kind of job");
    }
  }
}
