package io.openreg.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What one call does differently from the client's settings. Immutable; every operation takes at most one. */
public final class RequestOptions {
  private static final Set<String> OURS = Set.of(
      "authorization",
      "x-api-key",
      "idempotency-key",
      "x-retry-count",
      "content-type",
      "host",
      "cookie",
      // On these the transport stands: framing, compression, and what takes up a broken answer.
      "accept-encoding",
      "connection",
      "content-encoding",
      "content-length",
      "if-range",
      "last-event-id",
      "proxy-authorization",
      "range",
      "te",
      "trailer",
      "transfer-encoding",
      "upgrade");
  private static final RequestOptions NONE = builder().build();

  private final @Nullable Duration timeout;
  private final @Nullable Duration deadline;
  private final @Nullable Integer maxRetries;
  private final @Nullable String idempotencyKey;
  private final Map<String, String> headers;
  private final @Nullable Consumer<ResponseInfo> onResponse;

  private RequestOptions(Builder builder) {
    this.timeout = builder.timeout;
    this.deadline = builder.deadline;
    this.maxRetries = builder.maxRetries;
    this.idempotencyKey = builder.idempotencyKey;
    this.headers = Collections.unmodifiableMap(new TreeMap<>(builder.headers));
    this.onResponse = builder.onResponse;
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * The one option given, or the empty ones.
   *
   * @throws IllegalArgumentException if there is more than one
   */
  public static RequestOptions of(RequestOptions... options) {
    return switch (options.length) {
      case 0 -> NONE;
      case 1 -> options[0];
      default ->
        throw new IllegalArgumentException("give one RequestOptions, not " + options.length);
    };
  }

  /** Time for one attempt; null for the client's own. */
  public @Nullable Duration timeout() {
    return timeout;
  }

  /** Time for all attempts and the waits between them; null for no limit but the retries. */
  public @Nullable Duration deadline() {
    return deadline;
  }

  /** How often to try again; null for the client's own. */
  public @Nullable Integer maxRetries() {
    return maxRetries;
  }

  /** The key under which the server does this once; null to have one made. */
  public @Nullable String idempotencyKey() {
    return idempotencyKey;
  }

  /** Extra headers; the case of their names does not matter. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Called with every answer, refusals included. */
  public @Nullable Consumer<ResponseInfo> onResponse() {
    return onResponse;
  }

  /** Builds {@link RequestOptions}. */
  public static final class Builder {
    private @Nullable Duration timeout;
    private @Nullable Duration deadline;
    private @Nullable Integer maxRetries;
    private @Nullable String idempotencyKey;
    private final TreeMap<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private @Nullable Consumer<ResponseInfo> onResponse;

    private Builder() {}

    /** Time for one attempt. */
    public Builder timeout(Duration timeout) {
      this.timeout = positive(timeout, "timeout");
      return this;
    }

    /**
     * Time for all attempts and the waits between them; for a whole download into a file and a whole followed log. Each page of a list, and each connection of
     * {@code openStream}, has it anew.
     */
    public Builder deadline(Duration deadline) {
      this.deadline = positive(deadline, "deadline");
      return this;
    }

    /** How often to try again, 0 for never. */
    public Builder maxRetries(int maxRetries) {
      if (maxRetries < 0) {
        throw new IllegalArgumentException("maxRetries must not be negative: " + maxRetries);
      }
      this.maxRetries = maxRetries;
      return this;
    }

    /**
     * The key under which the server creates or starts something once, whoever repeats the call, and for 24 hours. Choose one that names the business fact,
     * such as {@code daily-trades-2024-01-19}.
     */
    public Builder idempotencyKey(String idempotencyKey) {
      if (idempotencyKey.isBlank()) {
        throw new IllegalArgumentException("the idempotency key is empty");
      }
      HeaderText.requireValue(idempotencyKey, "the idempotency key");
      this.idempotencyKey = idempotencyKey;
      return this;
    }

    /** An extra header, such as {@code traceparent}, {@code X-Request-ID} or {@code If-Match}. */
    public Builder header(String name, String value) {
      if (OURS.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("the client itself sets the header " + name);
      }
      HeaderText.requireName(name);
      HeaderText.requireValue(value, "the header " + name);
      headers.put(name, value);
      return this;
    }

    /** Shows status and headers of every answer; the place to read an {@code ETag}. Called on a thread of the client. */
    public Builder onResponse(Consumer<ResponseInfo> onResponse) {
      this.onResponse = requireNonNull(onResponse);
      return this;
    }

    public RequestOptions build() {
      return new RequestOptions(this);
    }

    private static Duration positive(Duration value, String name) {
      if (value.isNegative() || value.isZero()) {
        throw new IllegalArgumentException(name + " must be positive: " + value);
      }
      return value;
    }
  }
}
