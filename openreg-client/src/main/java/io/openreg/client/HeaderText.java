package io.openreg.client;

/** What can stand in an HTTP header. Checked where it is given, because further down a refusal would show it. */
final class HeaderText {
  private HeaderText() {}

  static void requireName(String name) {
    if (!name.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new IllegalArgumentException("this is no name of a header (RFC 9110 §5.1)");
    }
  }

  /** {@code what} names the value, which is not shown: it may be a secret. */
  static void requireValue(String value, String what) {
    if (!value.matches("[\\t\\x20-\\x7e]*")) {
      throw new IllegalArgumentException(
          what + " holds a character that no header can carry, such as a line end or an umlaut");
    }
  }
}
