package io.openreg.model.submission;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the regulator answered to a file.
 *
 * @param overallStatus accepted, rejected (the file as a whole) or partial
 * @param rejections the records that were rejected; every other record of an accepted or partial file counts as accepted
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RegulatorResponse(
    @NotNull SubmissionStatus overallStatus,
    @Size(max = 100) @Schema(example = "PART_ACC") @Nullable String responseCode,
    @Size(max = 2000) @Nullable String responseMessage,
    @Size(max = 100_000) @Nullable List<@NotNull @Valid RecordRejection> rejections) {
  public static Builder builder() {
    return new Builder();
  }

  /** Builds a {@link RegulatorResponse}; the overall status is required. */
  public static final class Builder {
    private @Nullable SubmissionStatus overallStatus;
    private @Nullable String responseCode;
    private @Nullable String responseMessage;
    private final List<RecordRejection> rejections = new ArrayList<>();

    private Builder() {}

    public Builder overallStatus(SubmissionStatus overallStatus) {
      this.overallStatus = overallStatus;
      return this;
    }

    public Builder responseCode(@Nullable String responseCode) {
      this.responseCode = responseCode;
      return this;
    }

    public Builder responseMessage(@Nullable String responseMessage) {
      this.responseMessage = responseMessage;
      return this;
    }

    /** Adds one more. */
    public Builder rejection(String recordRef, @Nullable String code, @Nullable String message) {
      rejections.add(new RecordRejection(recordRef, code, message));
      return this;
    }

    public RegulatorResponse build() {
      return new RegulatorResponse(
          requireNonNull(overallStatus, "overallStatus"),
          responseCode,
          responseMessage,
          List.copyOf(rejections));
    }
  }
}
