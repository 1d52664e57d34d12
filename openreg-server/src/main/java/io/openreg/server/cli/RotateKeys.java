package io.openreg.server.cli;

import io.openreg.server.Installation;
import io.openreg.server.connector.ConnectorFeature;
import io.openreg.server.delivery.DeliveryFeature;
import io.openreg.server.platform.Platform;
import io.openreg.server.platform.crypto.KeyRotation;
import io.openreg.server.platform.crypto.MasterKey;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.webhook.WebhookFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import net.sourceforge.argparse4j.inf.Namespace;

/** Puts all stored secrets under a new key. */
final class RotateKeys implements Command {
  private static final String NEW_KEY = "OPENREG_NEW_ENCRYPTION_KEY";

  @Override
  public String name() {
    return "rotate-keys";
  }

  @Override
  public String summary() {
    return "Put all stored secrets under a new data key, while servers run. With " + NEW_KEY
        + " or " + NEW_KEY
        + "_FILE set, that becomes the encryption key: restart the servers with it.";
  }

  @Override
  public Exit run(Namespace arguments, Session session) {
    Optional<MasterKey> next = newKey(session).map(key -> MasterKey.configured(key, NEW_KEY));
    try (Installation installation = session.installation()) {
      Platform platform = installation.platform();
      ConnectorFeature connectors = ConnectorFeature.on(platform, AddressPolicy.internal());
      KeyRotation rotation = new KeyRotation(
          platform.secrets(),
          List.of(
              connectors.credentials(),
              DeliveryFeature.credentials(platform),
              WebhookFeature.secretsOf(platform)));
      KeyRotation.Rotated rotated = next.map(rotation::run).orElseGet(rotation::run);
      session.print("Sealed " + rotated.resealed() + " secrets anew.");
      if (next.isPresent()) {
        session.print(
            "From now on OPENREG_ENCRYPTION_KEY is the key of " + NEW_KEY
                + ": set it, and restart every server. Keep the old key as long as backups from before today.");
      }
      if (rotated.unreadable() > 0) {
        throw new CommandFailed(
            rotated.unreadable()
                + " secrets cannot be decrypted and were left as they are; the messages above name them. Enter them again.");
      }
      return Exit.OK;
    } catch (IllegalStateException e) {
      throw new CommandFailed(String.valueOf(e.getMessage()), e);
    }
  }

  private static Optional<String> newKey(Session session) {
    Optional<String> given = Optional.ofNullable(session.environment().get(NEW_KEY));
    return given.or(() ->
        Optional.ofNullable(session.environment().get(NEW_KEY + "_FILE")).map(RotateKeys::content));
  }

  private static String content(String file) {
    try {
      return Files.readString(Path.of(file)).stripTrailing();
    } catch (IOException e) {
      throw new CommandFailed(NEW_KEY + "_FILE names " + file + ", which cannot be read.", e);
    }
  }
}
