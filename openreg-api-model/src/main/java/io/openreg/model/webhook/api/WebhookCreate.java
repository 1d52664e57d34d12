package io.openreg.model.webhook.api;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a new webhook.
 *
 * @param url {@code http} or {@code https}, without user and fragment
 * @param events what it is to be told of; may be empty
 * @param headers sent with each delivery beside the server's own, which they cannot replace; stored encrypted, their values are
 *     never returned
 * @param allowedIps addresses and blocks of them in which the receiver must be; left out: wherever the server may send to
 * @param reportIds only events of these reports; left out: of all
 * @param timeoutSeconds how long an attempt may take, 30 unless said
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WebhookCreate(
    @NotBlank @Size(max = 255) @Schema(example = "Job Notifications")
    String name,

    @Size(max = 2000) @Nullable String description,

    @NotBlank @Size(max = 2000) @Schema(example = "https://api.example.com/webhooks/openreg")
    String url,

    @NotNull @Size(max = 50) @Schema(example = "[\"job.completed\", \"job.failed\"]")
    List<@NotNull WebhookEventType> events,

    @Size(max = 20)
    @Schema(example = "{\"X-Team\": \"reporting\"}", accessMode = Schema.AccessMode.WRITE_ONLY)
    @Nullable
    Map<String, @NotNull String> headers,

    @Size(max = 50) @Schema(example = "[\"203.0.113.0/24\"]") @Nullable
    List<@NotBlank @Size(max = 64) String> allowedIps,

    @Size(max = 100) @Nullable List<@NotNull UUID> reportIds,

    @Min(5) @Max(60) @Schema(example = "30", defaultValue = "30") @Nullable
    Integer timeoutSeconds,

    @Valid @Nullable WebhookRetryPolicy retryPolicy) {
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return "WebhookCreate[name=" + name + ", url=" + url + ", events=" + events + ", headers=***]";
  }

  /** Builds a {@link WebhookCreate}; name and URL are required. */
  public static final class Builder {
    private @Nullable String name;
    private @Nullable String description;
    private @Nullable String url;
    private List<WebhookEventType> events = List.of();
    private @Nullable Map<String, String> headers;
    private @Nullable List<String> allowedIps;
    private @Nullable List<UUID> reportIds;
    private @Nullable Integer timeoutSeconds;
    private @Nullable WebhookRetryPolicy retryPolicy;

    private Builder() {}

    public Builder name(String name) {
      this.name = name;
      return this;
    }

    public Builder description(@Nullable String description) {
      this.description = description;
      return this;
    }

    public Builder url(String url) {
      this.url = url;
      return this;
    }

    public Builder events(WebhookEventType... events) {
      this.events = List.of(events);
      return this;
    }

    public Builder headers(Map<String, String> headers) {
      this.headers = Map.copyOf(headers);
      return this;
    }

    public Builder allowedIps(List<String> allowedIps) {
      this.allowedIps = List.copyOf(allowedIps);
      return this;
    }

    public Builder reportIds(List<UUID> reportIds) {
      this.reportIds = List.copyOf(reportIds);
      return this;
    }

    public Builder timeoutSeconds(int timeoutSeconds) {
      this.timeoutSeconds = timeoutSeconds;
      return this;
    }

    public Builder retryPolicy(WebhookRetryPolicy retryPolicy) {
      this.retryPolicy = retryPolicy;
      return this;
    }

    public WebhookCreate build() {
      return new WebhookCreate(
          requireNonNull(name, "name"),
          description,
          requireNonNull(url, "url"),
          events,
          headers,
          allowedIps,
          reportIds,
          timeoutSeconds,
          retryPolicy);
    }
  }
}
