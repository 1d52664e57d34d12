package io.openreg.model.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and verifies webhooks with one secret, in both ways in which each delivery is signed:
 *
 * <ul>
 *   <li>{@code X-Webhook-Signature: v1=<hex>} with {@code X-Webhook-Timestamp} (API guide, "Signature Verification"): HMAC-SHA256 of
 *       {@code timestamp.body}, whose key is the text of the secret, prefix included. While a secret is being rotated it is made
 *       with the previous one.
 *   <li>{@code webhook-signature: v1,<base64>} with {@code webhook-id} and {@code webhook-timestamp} (standardwebhooks.com):
 *       HMAC-SHA256 of {@code id.timestamp.body}, whose key is the secret without its prefix, decoded from Base64. While a secret is
 *       being rotated the header holds one signature for each of the two, separated by a space.
 * </ul>
 *
 * <p>A receiver verifies the bytes as they came, before it reads them:
 *
 * <pre>{@code
 * WebhookSignature signature = WebhookSignature.of(System.getenv("WEBHOOK_SECRET"));
 * if (!signature.verifies(request.getHeader("X-Webhook-Signature"), request.getHeader("X-Webhook-Timestamp"), body)) {
 *   return 401;
 * }
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 */
public final class WebhookSignature {
  /** What every secret begins with. */
  public static final String SECRET_PREFIX = "whsec_";

  /** How far a timestamp may be from the receiver's clock, either way: an old delivery may be somebody's replay. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final String ALGORITHM = "HmacSHA256";
  // Whatever else were taken for a timestamp could move the border between it and the body.
  private static final Pattern TIMESTAMP = Pattern.compile("[0-9]{1,12}");

  private final String secret;
  private final Clock clock;

  private WebhookSignature(String secret, Clock clock) {
    this.secret = secret;
    this.clock = clock;
  }

  /**
   * The signature of a secret as the server gave it, {@code whsec_…}.
   *
   * @throws IllegalArgumentException if it is none; the message does not repeat it
   */
  public static WebhookSignature of(String secret) {
    return of(secret, Clock.systemUTC());
  }

  /** The same with another clock to hold timestamps against. */
  public static WebhookSignature of(String secret, Clock clock) {
    if (!secret.startsWith(SECRET_PREFIX) || secret.length() == SECRET_PREFIX.length()) {
      throw new IllegalArgumentException("A webhook's secret begins with " + SECRET_PREFIX);
    }
    return new WebhookSignature(secret, requireNonNull(clock));
  }

  /**
   * Whether {@code X-Webhook-Signature} and {@code X-Webhook-Timestamp} are those of the body and recent. Never throws for what a
   * stranger may have sent, headers that are missing included.
   *
   * @param signature the header as it came, or null
   * @param timestamp the header as it came, or null
   * @param body the bytes as they came
   */
  public boolean verifies(String signature, String timestamp, byte[] body) {
    return signature != null && isRecent(timestamp) && same(sign(timestamp, body), signature);
  }

  /**
   * Whether {@code webhook-signature} holds, among others, the signature of {@code webhook-id}, {@code webhook-timestamp} and the
   * body, and is recent. Never throws for what a stranger may have sent, headers that are missing included.
   *
   * @throws IllegalStateException if the secret is not Base64, as those of OpenReg are
   */
  public boolean verifiesStandard(String signatures, String id, String timestamp, byte[] body) {
    if (signatures == null || id == null || !isRecent(timestamp)) {
      return false;
    }
    String expected = signStandard(id, timestamp, body);
    // All are looked at, so that the time it takes says nothing.
    return Arrays.stream(signatures.split(" "))
        .map(signature -> same(expected, signature))
        .reduce(false, Boolean::logicalOr);
  }

  /**
   * The value of {@code X-Webhook-Signature}.
   *
   * @param timestamp seconds since 1970, digits only
   */
  public String sign(String timestamp, byte[] body) {
    byte[] mac = mac(secret.getBytes(UTF_8), digits(timestamp) + ".", body);
    return "v1=" + HexFormat.of().formatHex(mac);
  }

  /**
   * One signature of {@code webhook-signature}.
   *
   * @param id of the message, the same each time it is sent; without a dot
   * @param timestamp seconds since 1970, digits only
   * @throws IllegalStateException if the secret is not Base64, as those of OpenReg are
   */
  public String signStandard(String id, String timestamp, byte[] body) {
    byte[] mac = mac(key(), id + "." + digits(timestamp) + ".", body);
    return "v1," + Base64.getEncoder().encodeToString(mac);
  }

  private byte[] key() {
    try {
      return Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    } catch (IllegalArgumentException e) {
      // Without the cause, whose message holds a character of the secret.
      throw new IllegalStateException(
          "The secret is not Base64, so that nothing is signed with it by Standard Webhooks");
    }
  }

  private boolean isRecent(String timestamp) {
    if (timestamp == null || !TIMESTAMP.matcher(timestamp).matches()) {
      return false;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, clock.instant()).abs().compareTo(TOLERANCE) <= 0;
  }

  private static String digits(String timestamp) {
    if (!TIMESTAMP.matcher(timestamp).matches()) {
      throw new IllegalArgumentException("A timestamp is seconds since 1970, in digits");
    }
    return timestamp;
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(expected.getBytes(US_ASCII), given.getBytes(UTF_8));
  }

  private static byte[] mac(byte[] key, String head, byte[] body) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      mac.update(head.getBytes(UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JDK has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "WebhookSignature[***]";
  }
}
