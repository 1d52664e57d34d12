package io.openreg.client.errors;

/** What arrived is not the file the run made. Nothing of it was kept. */
public final class ChecksumMismatchException extends OpenRegException {
  private static final long serialVersionUID = 1;

  private final String expected;
  private final String actual;

  public ChecksumMismatchException(String file, String expected, String actual) {
    super(
        file + " should have SHA-256 " + expected + " but has " + actual + "; fetch it again",
        null);
    this.expected = expected;
    this.actual = actual;
  }

  /** Lower-case hex. */
  public String expected() {
    return expected;
  }

  /** Lower-case hex. */
  public String actual() {
    return actual;
  }
}
