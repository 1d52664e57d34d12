package io.openreg.client;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The JVM's own idea of TLS, which OkHttp does not take up by itself where client certificates are concerned. */
final class SystemTls {
  private SystemTls() {}

  static SSLContext context() {
    try {
      return SSLContext.getDefault();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(
          "the JVM has no default TLS context; look at javax.net.ssl.keyStore", e);
    }
  }

  static X509TrustManager trust() {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init((KeyStore) null);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509TrustManager.class::isInstance)
          .map(X509TrustManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("the JVM has no X.509 trust manager"));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "the JVM's trust store cannot be read; look at javax.net.ssl.trustStore", e);
    }
  }
}
