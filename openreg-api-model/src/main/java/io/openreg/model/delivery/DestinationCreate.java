package io.openreg.model.delivery;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new destination. A password, a private key or both are needed; they are stored encrypted and never returned.
 *
 * @param ftps none unless set; only with {@code ftp}
 * @param port 22 for SFTP, 21 for FTP and 990 for implicit FTPS unless set
 * @param privateKey for SFTP, in OpenSSH's or PEM's form
 * @param passphrase of the private key
 * @param directory the root unless set; may hold variables, such as {@code {business_date}}
 * @param hostKeyFingerprint the only host key (SFTP) or certificate (FTPS) to talk to, as {@code ssh-keygen -l} shows it
 * @param checksumFile whether a file named after the file with {@code .sha256} follows it; not unless set
 * @param retryCount how many attempts are made at most, 3 unless set
 * @param retryBackoff exponential unless set
 * @param retryBaseDelay in seconds, 5 unless set
 * @param retryMaxDelay in seconds, 300 unless set
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DestinationCreate(
    @NotBlank @Size(max = 255) @Schema(example = "Regulator SFTP")
    String name,

    @Size(max = 2000) @Nullable String description,

    @NotNull DestinationProtocol protocol,

    @Nullable FtpsMode ftps,

    @NotBlank @Size(max = 255) @Schema(example = "sftp.regulator.eu")
    String host,

    @Min(1) @Max(65_535) @Schema(example = "22") @Nullable Integer port,

    @NotBlank @Size(max = 255) @Schema(example = "reporting_user")
    String username,

    @Size(min = 1, max = 1000)
    @Schema(example = "secure_password", accessMode = Schema.AccessMode.WRITE_ONLY)
    @Nullable
    String password,

    @Size(min = 1, max = 20_000) @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable
    String privateKey,

    @Size(min = 1, max = 1000) @Schema(accessMode = Schema.AccessMode.WRITE_ONLY) @Nullable
    String passphrase,

    @Size(min = 1, max = 500) @Schema(example = "/inbound/mifir") @Nullable
    String directory,

    @Size(max = 60)
    @Schema(example = "SHA256:uNiVztksCsDhcc0u9e8BrQXpAHVPPxKK4TNbT0TkaGQ")
    @Nullable
    String hostKeyFingerprint,

    @Nullable Boolean checksumFile,

    @Min(1) @Max(10) @Schema(example = "3") @Nullable Integer retryCount,

    @Nullable RetryBackoff retryBackoff,

    @Min(1) @Max(60) @Schema(example = "5") @Nullable Integer retryBaseDelay,

    @Min(10) @Max(3600) @Schema(example = "300") @Nullable Integer retryMaxDelay) {
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return "DestinationCreate[name=" + name + ", protocol=" + protocol + ", host=" + host
        + ", password=***]";
  }

  /** Builds a {@link DestinationCreate}; name, protocol, host, username are required, and a password or a private key. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable DestinationProtocol protocol;
    private @Nullable FtpsMode ftps;
    private @Nullable String host;
    private @Nullable Integer port;
    private @Nullable String username;
    private @Nullable String password;
    private @Nullable String privateKey;
    private @Nullable String passphrase;
    private @Nullable String directory;
    private @Nullable String hostKeyFingerprint;
    private @Nullable Boolean checksumFile;
    private @Nullable Integer retryCount;
    private @Nullable RetryBackoff retryBackoff;
    private @Nullable Integer retryBaseDelay;
    private @Nullable Integer retryMaxDelay;

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    public Builder protocol(DestinationProtocol protocol) {
      this.protocol = protocol;
      return this;
    }

    public Builder ftps(FtpsMode ftps) {
      this.ftps = ftps;
      return this;
    }

    public Builder host(String host) {
      this.host = host;
      return this;
    }

    /** 22 for SFTP, 21 for FTP and 990 for implicit FTPS unless set. */
    public Builder port(int port) {
      this.port = port;
      return this;
    }

    public Builder username(String username) {
      this.username = username;
      return this;
    }

    public Builder password(String password) {
      this.password = password;
      return this;
    }

    public Builder privateKey(String privateKey) {
      this.privateKey = privateKey;
      return this;
    }

    public Builder passphrase(String passphrase) {
      this.passphrase = passphrase;
      return this;
    }

    public Builder directory(String directory) {
      this.directory = directory;
      return this;
    }

    public Builder hostKeyFingerprint(String hostKeyFingerprint) {
      this.hostKeyFingerprint = hostKeyFingerprint;
      return this;
    }

    public Builder checksumFile(boolean checksumFile) {
      this.checksumFile = checksumFile;
      return this;
    }

    public Builder retryCount(int retryCount) {
      this.retryCount = retryCount;
      return this;
    }

    public Builder retryBackoff(RetryBackoff retryBackoff) {
      this.retryBackoff = retryBackoff;
      return this;
    }

    public Builder retryBaseDelay(int retryBaseDelay) {
      this.retryBaseDelay = retryBaseDelay;
      return this;
    }

    public Builder retryMaxDelay(int retryMaxDelay) {
      this.retryMaxDelay = retryMaxDelay;
      return this;
    }

    public DestinationCreate build() {
      return new DestinationCreate(
          requireNonNull(name, "name"),
          description,
          requireNonNull(protocol, "protocol"),
          ftps,
          requireNonNull(host, "host"),
          port,
          requireNonNull(username, "username"),
          password,
          privateKey,
          passphrase,
          directory,
          hostKeyFingerprint,
          checksumFile,
          retryCount,
          retryBackoff,
          retryBaseDelay,
          retryMaxDelay);
    }
  }
}
