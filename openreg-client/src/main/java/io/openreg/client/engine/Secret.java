package io.openreg.client.engine;

/** What proves who calls, as the header it travels in. */
public record Secret(String header, String value) {
  public Secret {
    // OkHttp would refuse it too, but show it, and a supplied secret often ends in a line end.
    if (value == null || !value.matches("[\\x20-\\x7e]*[\\x21-\\x7e]")) {
      throw new IllegalStateException("the secret for the header " + header
          + " is missing, empty, or holds what no header can carry, such as a line end");
    }
  }

  public static Secret bearer(String token) {
    return new Secret("Authorization", token == null || token.isBlank() ? "" : "Bearer " + token);
  }

  public static Secret apiKey(String key) {
    return new Secret("X-API-Key", key);
  }

  @Override
  public String toString() {
    return header + ": ***";
  }
}
