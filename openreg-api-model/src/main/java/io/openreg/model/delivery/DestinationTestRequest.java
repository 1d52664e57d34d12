package io.openreg.model.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** Asks whether files could be sent there, without saving it. Members as in {@link DestinationCreate}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DestinationTestRequest(
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
    String hostKeyFingerprint) {
  /** The test of what {@code create} would save. */
  public static DestinationTestRequest of(DestinationCreate create) {
    return new DestinationTestRequest(
        create.protocol(),
        create.ftps(),
        create.host(),
        create.port(),
        create.username(),
        create.password(),
        create.privateKey(),
        create.passphrase(),
        create.directory(),
        create.hostKeyFingerprint());
  }

  @Override
  public String toString() {
    return "DestinationTestRequest[protocol=" + protocol + ", host=" + host + ", password=***]";
  }
}
