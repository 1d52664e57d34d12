package io.openreg.model.delivery;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A directory on somebody's server that files are sent to. The login never comes back.
 *
 * @param ftps {@code none} for SFTP
 * @param directory may hold variables, such as {@code {business_date}}
 * @param hostKeyFingerprint of the host key that is expected (SFTP), or of the certificate (FTPS); null until it is given or, with
 *     SFTP, the first connection has shown it
 * @param checksumFile whether a file named after the file with {@code .sha256} follows it
 * @param retryCount how many attempts are made at most
 * @param retryBaseDelay in seconds, as is {@code retryMaxDelay}
 * @param lastStatus how the last delivery ended, {@code success} or {@code failed}
 */
public record Destination(
    UUID id,
    UUID tenantId,
    @Schema(example = "Regulator SFTP") String name,
    @Nullable String description,
    DestinationProtocol protocol,
    FtpsMode ftps,
    @Schema(example = "sftp.regulator.eu") String host,
    @Schema(example = "22") int port,
    @Schema(example = "reporting_user") String username,
    @Schema(example = "/inbound/mifir") String directory,

    @Schema(example = "SHA256:uNiVztksCsDhcc0u9e8BrQXpAHVPPxKK4TNbT0TkaGQ") @Nullable
    String hostKeyFingerprint,

    boolean checksumFile,
    @Schema(example = "3") int retryCount,
    RetryBackoff retryBackoff,
    @Schema(example = "5") int retryBaseDelay,
    @Schema(example = "300") int retryMaxDelay,
    boolean isActive,
    @Nullable Instant lastDeliveryAt,
    @Nullable DeliveryStatus lastStatus,
    Instant createdAt,
    Instant updatedAt) {}
