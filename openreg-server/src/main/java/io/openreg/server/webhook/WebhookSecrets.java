package io.openreg.server.webhook;

import io.openreg.model.webhook.WebhookSignature;
import java.util.Base64;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What nobody but a webhook's receiver may know.
 *
 * @param current what its owner was shown last
 * @param previous what its receiver may still verify with, while the secret is being rotated
 * @param headers of the owner's own, by name
 */
record WebhookSecrets(String current, @Nullable String previous, Map<String, String> headers) {
  // Of 24 to 64, as Standard Webhooks has them; a multiple of three needs no padding.
  private static final int BYTES = 33;

  static String fresh(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return WebhookSignature.SECRET_PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  WebhookSecrets withHeaders(Map<String, String> changed) {
    return new WebhookSecrets(current, previous, changed);
  }

  /** @param keepsPrevious whether the one before the current one is still in use, and the current one is not yet */
  WebhookSecrets rotated(String fresh, boolean keepsPrevious) {
    return new WebhookSecrets(fresh, keepsPrevious ? previous : current, headers);
  }

  WebhookSecrets withoutPrevious() {
    return new WebhookSecrets(current, null, headers);
  }

  @Override
  public String toString() {
    return "WebhookSecrets[***]";
  }
}
