package io.openreg.client.engine;

import static java.util.Objects.requireNonNull;

import io.openreg.client.RequestOptions;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;

/**
 * What belongs to one logical call through all its attempts. Travels with the request as its Retrofit {@code @Tag}, so that clones carry it too; one attempt
 * runs at a time.
 */
public final class CallContext {
  private final RequestOptions options;
  private final Repeat repeat;
  private final boolean streaming;
  private final String requestId;
  private volatile int attempt;
  private volatile int status;
  private volatile @Nullable Secret secret;
  private volatile @Nullable Call<?> sent;
  private volatile boolean cancelled;
  private volatile boolean handedOn;
  private volatile boolean inDoubt;

  CallContext(RequestOptions options, Repeat repeat, boolean streaming) {
    this.options = options;
    this.repeat = repeat;
    this.streaming = streaming;
    String given = options.headers().get("X-Request-ID");
    this.requestId = given == null ? UUID.randomUUID().toString() : given;
  }

  RequestOptions options() {
    return options;
  }

  Repeat repeat() {
    return repeat;
  }

  /** Whether the answer is read piece by piece for as long as it takes. */
  boolean isStreaming() {
    return streaming;
  }

  String requestId() {
    return requestId;
  }

  /** From 1. */
  int attempt() {
    return attempt;
  }

  /** Of the last answer; 0 if the last attempt had none. */
  int status() {
    return status;
  }

  void answered(int withStatus) {
    status = withStatus;
  }

  @Nullable
  Secret secret() {
    return secret;
  }

  void sending(Call<?> call) {
    sent = call;
    if (cancelled) {
      call.cancel();
    }
  }

  /** The call of the attempt that is under way. */
  Call<?> sent() {
    return requireNonNull(sent);
  }

  /** The answer outlives the call that asked for it. */
  void handOn() {
    handedOn = true;
  }

  boolean isHandedOn() {
    return handedOn;
  }

  /** A try may have done what was asked, though its answer is not known. */
  void doubt() {
    inDoubt = true;
  }

  boolean isInDoubt() {
    return inDoubt;
  }

  /** Breaks off what is under way, and what would come after. */
  void cancel() {
    cancelled = true;
    Call<?> call = sent;
    if (call != null) {
      call.cancel();
    }
  }

  void begin(int number, @Nullable Secret with) {
    attempt = number;
    status = 0;
    secret = with;
  }
}
