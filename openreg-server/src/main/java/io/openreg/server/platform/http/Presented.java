package io.openreg.server.platform.http;

/** Credentials as a request presents them, unchecked. */
public sealed interface Presented {
  /** {@code Authorization: Bearer …} */
  record BearerToken(String value) implements Presented {
    @Override
    public String toString() {
      return "BearerToken[…]";
    }
  }

  /** {@code X-API-Key: …} */
  record ApiKey(String value) implements Presented {
    @Override
    public String toString() {
      return "ApiKey[…]";
    }
  }
}
