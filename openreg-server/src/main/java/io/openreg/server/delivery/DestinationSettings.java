package io.openreg.server.delivery;

import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.KeyPair;
import io.openreg.model.delivery.DestinationProtocol;
import io.openreg.model.delivery.FtpsMode;
import io.openreg.model.delivery.RetryBackoff;
import io.openreg.model.error.FieldError;
import io.openreg.server.platform.http.Invalid;
import io.openreg.server.platform.net.AddressPolicy;
import io.openreg.server.platform.net.Host;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks settings that came with a request, and tells what is wrong with them by their place in its body. */
final class DestinationSettings {
  private static final int SFTP_PORT = 22;
  private static final int FTP_PORT = 21;
  private static final int IMPLICIT_FTPS_PORT = 990;

  private final AddressPolicy addresses;

  DestinationSettings(AddressPolicy addresses) {
    this.addresses = addresses;
  }

  static int usualPort(DestinationProtocol protocol, FtpsMode ftps) {
    if (protocol.equals(DestinationProtocol.SFTP)) {
      return SFTP_PORT;
    }
    return ftps.equals(FtpsMode.IMPLICIT) ? IMPLICIT_FTPS_PORT : FTP_PORT;
  }

  /**
   * Settings as they are connected with. A host that spells out an address which is never connected to is refused here; where a name leads
   * is looked at when it is connected to.
   *
   * @throws Invalid with every problem
   */
  Target target(
      DestinationProtocol protocol,
      FtpsMode ftps,
      String host,
      int port,
      String username,
      Login login,
      String directory,
      @Nullable String fingerprint) {
    List<FieldError> errors = new ArrayList<>();
    DirectoryTemplate template = new DirectoryTemplate(directory);
    checkProtocol(protocol, ftps, errors);
    checkLogin(protocol, username, login, errors);
    template.problem().ifPresent(problem -> errors.add(error("directory", problem)));
    checkFingerprint(protocol, ftps, fingerprint, errors);
    Host parsed = host(host, errors);
    if (parsed == null || !errors.isEmpty()) {
      throw new Invalid(errors);
    }
    return new Target(protocol, ftps, parsed, port, username, login, template, fingerprint);
  }

  /** @throws Invalid if there is no such way for waits to grow */
  static void checkBackoff(RetryBackoff backoff) {
    if (!backoff.isKnown()) {
      throw new Invalid(error("retry_backoff", "must be exponential, linear or fixed"));
    }
  }

  private static void checkProtocol(
      DestinationProtocol protocol, FtpsMode ftps, List<FieldError> errors) {
    if (!protocol.isKnown()) {
      errors.add(error("protocol", "must be sftp or ftp"));
    }
    if (!ftps.isKnown()) {
      errors.add(error("ftps", "must be none, explicit or implicit"));
    } else if (protocol.equals(DestinationProtocol.SFTP) && !ftps.equals(FtpsMode.NONE)) {
      errors.add(error("ftps", "must be none for sftp, which is encrypted by itself"));
    }
  }

  private static void checkLogin(
      DestinationProtocol protocol, String username, Login login, List<FieldError> errors) {
    if (hasControl(username)) {
      errors.add(error("username", "must not hold control characters"));
    }
    if (login.password() != null && hasControl(login.password())) {
      errors.add(error("password", "must not hold control characters"));
    }
    boolean sftp = protocol.equals(DestinationProtocol.SFTP);
    if (login.password() == null && (login.privateKey() == null || !sftp)) {
      errors.add(
          error("password", sftp ? "is required where there is no private_key" : "is required"));
    }
    if (login.privateKey() == null) {
      if (login.passphrase() != null) {
        errors.add(error("passphrase", "goes with a private_key, and there is none"));
      }
    } else if (sftp) {
      checkKey(login, errors);
    } else {
      errors.add(error("private_key", "is for sftp alone"));
    }
  }

  private static void checkKey(Login login, List<FieldError> errors) {
    KeyPair key = null;
    try {
      key = KeyPair.load(
          new JSch(), String.valueOf(login.privateKey()).getBytes(StandardCharsets.UTF_8), null);
      boolean opens =
          login.passphrase() == null ? !key.isEncrypted() : key.decrypt(login.passphrase());
      if (!opens) {
        errors.add(error(
            "passphrase",
            login.passphrase() == null
                ? "is required: the private key is encrypted"
                : "does not open the private key"));
      }
    } catch (JSchException | RuntimeException e) {
      // Without its message, which may repeat the key.
      errors.add(error(
          "private_key",
          "must be a private key in OpenSSH's or PEM's form, RSA, ECDSA or Ed25519"));
    } finally {
      if (key != null) {
        key.dispose();
      }
    }
  }

  private static void checkFingerprint(
      DestinationProtocol protocol,
      FtpsMode ftps,
      @Nullable String fingerprint,
      List<FieldError> errors) {
    if (fingerprint == null) {
      return;
    }
    if (!Fingerprints.isOne(fingerprint)) {
      errors.add(error(
          "host_key_fingerprint",
          "must be SHA256: and 43 characters of base64, as ssh-keygen -l -E sha256 shows it"));
    } else if (protocol.equals(DestinationProtocol.FTP) && ftps.equals(FtpsMode.NONE)) {
      errors.add(error("host_key_fingerprint", "is for sftp and FTPS: plain FTP shows no key"));
    }
  }

  private @Nullable Host host(String text, List<FieldError> errors) {
    try {
      Host host = Host.parse(text);
      if (host.literal().filter(address -> !addresses.allows(host, address)).isEmpty()) {
        return host;
      }
      errors.add(error(
          "host",
          "is a link-local, cloud metadata or reserved address, to which no connection is made"));
    } catch (IllegalArgumentException e) {
      errors.add(error("host", String.valueOf(e.getMessage())));
    }
    return null;
  }

  private static boolean hasControl(String text) {
    return text.chars().anyMatch(Character::isISOControl);
  }

  private static FieldError error(String member, String message) {
    return new FieldError(List.of("body", member), message, "value_error.destination");
  }
}
