package io.openreg.model.webhook.api;

import io.openreg.model.Change;
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
 * Changes a webhook; what is not named stays. Lists, the headers and the retry policy are replaced whole; null empties the lists and
 * the headers and makes the retry policy and the time-out the usual ones.
 */
public record WebhookUpdate(
    Change<@NotBlank @Size(max = 255) String> name,
    Change<@Size(max = 2000) String> description,
    Change<@NotBlank @Size(max = 2000) String> url,
    Change<@NotNull @Size(max = 50) List<WebhookEventType>> events,

    @Schema(accessMode = Schema.AccessMode.WRITE_ONLY)
    Change<@Size(max = 20) Map<String, String>> headers,

    Change<@Size(max = 50) List<String>> allowedIps,
    Change<@Size(max = 100) List<UUID>> reportIds,
    Change<@Min(5) @Max(60) Integer> timeoutSeconds,
    Change<@Valid WebhookRetryPolicy> retryPolicy,
    Change<@NotNull Boolean> isActive) {
  public WebhookUpdate {
    name = Change.orUnset(name);
    description = Change.orUnset(description);
    url = Change.orUnset(url);
    events = Change.orUnset(events);
    headers = Change.orUnset(headers);
    allowedIps = Change.orUnset(allowedIps);
    reportIds = Change.orUnset(reportIds);
    timeoutSeconds = Change.orUnset(timeoutSeconds);
    retryPolicy = Change.orUnset(retryPolicy);
    isActive = Change.orUnset(isActive);
  }

  public static Builder builder() {
    return new Builder();
  }

  @Override
  public String toString() {
    return "WebhookUpdate[name=" + name + ", url=" + url + ", events=" + events + ", headers="
        + (headers.isUnset() ? "unset" : "***") + ", isActive=" + isActive + "]";
  }

  /** Builds a {@link WebhookUpdate}; what is not called stays as it is. */
  public static final class Builder {
    private Change<String> name = Change.unset();
    private Change<String> description = Change.unset();
    private Change<String> url = Change.unset();
    private Change<List<WebhookEventType>> events = Change.unset();
    private Change<Map<String, String>> headers = Change.unset();
    private Change<List<String>> allowedIps = Change.unset();
    private Change<List<UUID>> reportIds = Change.unset();
    private Change<Integer> timeoutSeconds = Change.unset();
    private Change<WebhookRetryPolicy> retryPolicy = Change.unset();
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

    public Builder url(String url) {
      this.url = Change.set(url);
      return this;
    }

    public Builder events(WebhookEventType... events) {
      this.events = Change.set(List.of(events));
      return this;
    }

    /** All of them: those that are not named are sent no more. */
    public Builder headers(Map<String, String> headers) {
      this.headers = Change.set(Map.copyOf(headers));
      return this;
    }

    public Builder allowedIps(List<String> allowedIps) {
      this.allowedIps = Change.set(List.copyOf(allowedIps));
      return this;
    }

    public Builder reportIds(List<UUID> reportIds) {
      this.reportIds = Change.set(List.copyOf(reportIds));
      return this;
    }

    public Builder timeoutSeconds(int timeoutSeconds) {
      this.timeoutSeconds = Change.set(timeoutSeconds);
      return this;
    }

    public Builder retryPolicy(WebhookRetryPolicy retryPolicy) {
      this.retryPolicy = Change.set(retryPolicy);
      return this;
    }

    public Builder isActive(boolean isActive) {
      this.isActive = Change.set(isActive);
      return this;
    }

    public WebhookUpdate build() {
      return new WebhookUpdate(
          name,
          description,
          url,
          events,
          headers,
          allowedIps,
          reportIds,
          timeoutSeconds,
          retryPolicy,
          isActive);
    }
  }
}
