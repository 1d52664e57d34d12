package io.openreg.server.report;

/**
 * The number of a version: v1.3 is 1003 on the wire, so a major version has room for a thousand minor ones.
 *
 * @param major from 1
 * @param minor 0 to 999
 */
record VersionNumber(int major, int minor) {
  static final VersionNumber FIRST = new VersionNumber(1, 0);

  private static final int MINORS = 1000;

  boolean isLastMinor() {
    return minor == MINORS - 1;
  }

  VersionNumber nextMinor() {
    return new VersionNumber(major, minor + 1);
  }

  VersionNumber nextMajor() {
    return new VersionNumber(major + 1, 0);
  }

  int asInteger() {
    return major * MINORS + minor;
  }

  @Override
  public String toString() {
    return "v" + major + "." + minor;
  }
}
