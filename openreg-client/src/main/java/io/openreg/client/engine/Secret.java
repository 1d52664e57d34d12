package io.openreg.client.engine;

/** What proves who calls, as the header it travels in. */
public record Secret(String header, String value) {
  public static Secret bearer(String token) {
    return new Secret("Authorization", "Bearer " + token);
  }

  public static Secret apiKey(String key) {
    return new Secret("X-API-Key", key);
  }

  @Override
  public String toString() {
    return header + ": ***";
  }
}
