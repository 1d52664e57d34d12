package io.openreg.model.delivery;

import io.openreg.model.Change;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Changes a destination; what is not named stays. Password, private key and passphrase are kept where they are not named, and null takes
 * them away.
 *
 * @param hostKeyFingerprint null has the next SFTP connection record the key it is shown
 */
public record DestinationUpdate(
    Change<@NotBlank @Size(max = 255) String> name,
    Change<@Size(max = 2000) String> description,
    Change<@NotNull DestinationProtocol> protocol,
    Change<@NotNull FtpsMode> ftps,
    Change<@NotBlank @Size(max = 255) String> host,
    Change<@NotNull @Min(1) @Max(65_535) Integer> port,
    Change<@NotBlank @Size(max = 255) String> username,

    @Schema(accessMode = Schema.AccessMode.WRITE_ONLY)
    Change<@Size(min = 1, max = 1000) String> password,

    @Schema(accessMode = Schema.AccessMode.WRITE_ONLY)
    Change<@Size(min = 1, max = 20_000) String> privateKey,

    @Schema(accessMode = Schema.AccessMode.WRITE_ONLY)
    Change<@Size(min = 1, max = 1000) String> passphrase,

    Change<@NotNull @Size(min = 1, max = 500) String> directory,
    Change<@Size(max = 60) String> hostKeyFingerprint,
    Change<@NotNull Boolean> checksumFile,
    Change<@NotNull @Min(1) @Max(10) Integer> retryCount,
    Change<@NotNull RetryBackoff> retryBackoff,
    Change<@NotNull @Min(1) @Max(60) Integer> retryBaseDelay,
    Change<@NotNull @Min(10) @Max(3600) Integer> retryMaxDelay,
    Change<@NotNull Boolean> isActive) {
  public DestinationUpdate {
    name = Change.orUnset(name);
    description = Change.orUnset(description);
    protocol = Change.orUnset(protocol);
    ftps = Change.orUnset(ftps);
    host = Change.orUnset(host);
    port = Change.orUnset(port);
    username = Change.orUnset(username);
    password = Change.orUnset(password);
    privateKey = Change.orUnset(privateKey);
    passphrase = Change.orUnset(passphrase);
    directory = Change.orUnset(directory);
    hostKeyFingerprint = Change.orUnset(hostKeyFingerprint);
    checksumFile = Change.orUnset(checksumFile);
    retryCount = Change.orUnset(retryCount);
    retryBackoff = Change.orUnset(retryBackoff);
    retryBaseDelay = Change.orUnset(retryBaseDelay);
    retryMaxDelay = Change.orUnset(retryMaxDelay);
    isActive = Change.orUnset(isActive);
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return "DestinationUpdate[name=" + name + ", host=" + host + ", password="
        + (password.isUnset() ? "unset" : "***") + ", isActive=" + isActive + "]";
  }

  /** Builds a {@link DestinationUpdate}; what is not called stays as it is. */
  public static final class Builder {
    private Change<String> name = Change.unset();
    private Change<String> description = Change.unset();
    private Change<DestinationProtocol> protocol = Change.unset();
    private Change<FtpsMode> ftps = Change.unset();
    private Change<String> host = Change.unset();
    private Change<Integer> port = Change.unset();
    private Change<String> username = Change.unset();
    private Change<String> password = Change.unset();
    private Change<String> privateKey = Change.unset();
    private Change<String> passphrase = Change.unset();
    private Change<String> directory = Change.unset();
    private Change<String> hostKeyFingerprint = Change.unset();
    private Change<Boolean> checksumFile = Change.unset();
    private Change<Integer> retryCount = Change.unset();
    private Change<RetryBackoff> retryBackoff = Change.unset();
    private Change<Integer> retryBaseDelay = Change.unset();
    private Change<Integer> retryMaxDelay = Change.unset();
    private Change<Boolean> isActive = Change.unset();

    private Builder() {}

    public Builder name(String name) {
      this.name = Change.set(name);
      return this;
    }

    /** Null clears it. */
    public Builder description(@Nullable String description) {
      this.description = Change.setOrClear(description);
      return this;
    }

    public Builder protocol(DestinationProtocol protocol) {
      this.protocol = Change.set(protocol);
      return this;
    }

    public Builder ftps(FtpsMode ftps) {
      this.ftps = Change.set(ftps);
      return this;
    }

    public Builder host(String host) {
      this.host = Change.set(host);
      return this;
    }

    public Builder port(int port) {
      this.port = Change.set(port);
      return this;
    }

    public Builder username(String username) {
      this.username = Change.set(username);
      return this;
    }

    /** Null clears it. */
    public Builder password(@Nullable String password) {
      this.password = Change.setOrClear(password);
      return this;
    }

    /** Null clears it. */
    public Builder privateKey(@Nullable String privateKey) {
      this.privateKey = Change.setOrClear(privateKey);
      return this;
    }

    /** Null clears it. */
    public Builder passphrase(@Nullable String passphrase) {
      this.passphrase = Change.setOrClear(passphrase);
      return this;
    }

    public Builder directory(String directory) {
      this.directory = Change.set(directory);
      return this;
    }

    /** Null clears it. */
    public Builder hostKeyFingerprint(@Nullable String hostKeyFingerprint) {
      this.hostKeyFingerprint = Change.setOrClear(hostKeyFingerprint);
      return this;
    }

    public Builder checksumFile(boolean checksumFile) {
      this.checksumFile = Change.set(checksumFile);
      return this;
    }

    public Builder retryCount(int retryCount) {
      this.retryCount = Change.set(retryCount);
      return this;
    }

    public Builder retryBackoff(RetryBackoff retryBackoff) {
      this.retryBackoff = Change.set(retryBackoff);
      return this;
    }

    public Builder retryBaseDelay(int retryBaseDelay) {
      this.retryBaseDelay = Change.set(retryBaseDelay);
      return this;
    }

    public Builder retryMaxDelay(int retryMaxDelay) {
      this.retryMaxDelay = Change.set(retryMaxDelay);
      return this;
    }

    public Builder isActive(boolean isActive) {
      this.isActive = Change.set(isActive);
      return this;
    }

    public DestinationUpdate build() {
      return new DestinationUpdate(
          name,
          description,
          protocol,
          ftps,
          host,
          port,
          username,
          password,
          privateKey,
          passphrase,
          directory,
          hostKeyFingerprint,
          checksumFile,
          retryCount,
          retryBackoff,
          retryBaseDelay,
          retryMaxDelay,
          isActive);
    }
  }
}
