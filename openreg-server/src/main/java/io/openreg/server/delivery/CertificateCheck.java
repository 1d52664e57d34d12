package io.openreg.server.delivery;

import java.net.Socket;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Takes one certificate, whoever has issued it and whatever host it names, and no other. */
final class CertificateCheck extends X509ExtendedTrustManager {
  private final String expected;
  private volatile @Nullable String shown;

  CertificateCheck(String expected) {
    this.expected = expected;
  }

  /** The fingerprint of another certificate, if one was shown. */
  @Nullable
  String refused() {
    String seen = shown;
    return seen == null || seen.equals(expected) ? null : seen;
  }

  static String fingerprint(X509Certificate certificate) throws CertificateEncodingException {
    return Fingerprints.of(certificate.getEncoded());
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    String seen = fingerprint(chain[0]);
    shown = seen;
    if (!seen.equals(expected)) {
      throw new CertificateException("The certificate is another one than is expected");
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    throw new CertificateException("No client is asked for a certificate here");
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    checkClientTrusted(chain, type);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
