package io.openreg.client.engine;

import io.openreg.client.CallAttempt;
import io.openreg.client.CallOutcome;
import io.openreg.client.RequestOptions;
import io.openreg.client.errors.AuthenticationException;
import io.openreg.client.errors.OpenRegException;
import io.openreg.client.errors.OpenRegInterruptedException;
import io.openreg.client.errors.RateLimitedException;
import io.openreg.client.errors.RequestTimeoutException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/**
 * Makes every call of the client: secrets, attempts, waits, deadlines, errors. The retry loop stands above OkHttp, each attempt a fresh clone, so that no
 * wait holds a connection. Thread-safe; no attempt shares state with another call but the retry budget.
 */
public final class CallEngine {
  private static final int NOT_FOUND = 404;

  private final Transport transport;
  private final Authority authority;

  public CallEngine(Transport transport, Authority authority) {
    this.transport = transport;
    this.authority = authority;
  }

  /** The same engine, calling without a secret. */
  public CallEngine anonymous() {
    return new CallEngine(transport, Authority.NONE);
  }

  public Authority authority() {
    return authority;
  }

  public Timing timing() {
    return transport.timing();
  }

  public RateLimitGauge rateLimit() {
    return transport.rateLimit();
  }

  /** The Retrofit interface {@code type}, ready to make calls for this engine. */
  public <S> S http(Class<S> type) {
    return transport.http(type);
  }

  /** A question, or a change that may be repeated freely. */
  public <T> T send(RequestOptions[] options, Function<CallContext, Call<T>> request) {
    return make(options, Repeat.FREELY, request);
  }

  /** Removes something. That it is gone when a try is repeated whose answer was lost is what was asked for. */
  public void remove(RequestOptions[] options, Function<CallContext, Call<Void>> request) {
    CallContext context = new CallContext(RequestOptions.of(options), Repeat.FREELY, false);
    exchange(context, request.apply(context), answer -> {
      if (!(answer.code() == NOT_FOUND && context.isInDoubt())) {
        requireSuccess(answer, context);
      }
      return context;
    });
  }

  /** Creates or starts something, once: the key made here goes with every attempt. */
  public <T> T once(RequestOptions[] options, BiFunction<String, CallContext, Call<T>> request) {
    String given = RequestOptions.of(options).idempotencyKey();
    String key = given == null ? UUID.randomUUID().toString() : given;
    return make(options, Repeat.UNDER_ITS_KEY, context -> request.apply(key, context));
  }

  /** A change of which two are not one. */
  public <T> T single(RequestOptions[] options, Function<CallContext, Call<T>> request) {
    return make(options, Repeat.NEVER, request);
  }

  /** A question whose answer {@code reader} takes in whatever its status. */
  public <B, R> R ask(
      RequestOptions[] options, Function<CallContext, Call<B>> request, AnswerReader<B, R> reader) {
    CallContext context = new CallContext(RequestOptions.of(options), Repeat.FREELY, false);
    return exchange(context, request.apply(context), reader);
  }

  /** A question whose answer is left to the caller to read, piece by piece and for as long as it keeps coming, and to close. */
  public OpenBody open(
      RequestOptions[] options, Function<CallContext, Call<ResponseBody>> request) {
    CallContext context = new CallContext(RequestOptions.of(options), Repeat.FREELY, true);
    return exchange(
        context,
        request.apply(context),
        answer ->
            transport.opened(answer, present(requireSuccess(answer, context).body()), context));
  }

  /**
   * Runs {@code work} on a thread of the client and waits for it, as long as its options allow. A blocked socket does not hear an interrupt; the caller does,
   * and {@code cancel} ends the socket.
   *
   * @param what is done, for the message when the deadline passes
   */
  public <R> R interruptibly(
      String what, RequestOptions[] options, Callable<R> work, Runnable cancel) {
    transport.requireOpen();
    Deadline deadline = Deadline.in(RequestOptions.of(options).deadline(), timing());
    Future<R> result = transport.threads().submit(work);
    try {
      return result.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      result.cancel(true);
      cancel.run();
      throw new RequestTimeoutException("the deadline passed before " + what + " was done", 1, e);
    } catch (InterruptedException e) {
      result.cancel(true);
      cancel.run();
      Thread.currentThread().interrupt();
      throw new OpenRegInterruptedException("interrupted and cancelled", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException unchecked) {
        if (unchecked instanceof OpenRegException || unchecked instanceof UncheckedIOException) {
          // Thrown on a thread of ours: the trace shall lead to the line that called.
          unchecked.fillInStackTrace();
        }
        throw unchecked;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Waits before taking something up again that broke {@code failures} times without getting anywhere. */
  public void pause(int failures) {
    sleep(transport.policy().backOff(failures));
  }

  /** The body of a success; anything else is thrown. */
  public <B> B requireBody(Response<B> answer) throws IOException {
    return present(
        requireSuccess(answer, answer.raw().request().tag(CallContext.class)).body());
  }

  /** A success without content, such as a 204, is not the result of any operation that has one. */
  private static <B> B present(@Nullable B body) throws IOException {
    if (body == null) {
      throw new UndecodableBodyException("", null);
    }
    return body;
  }

  /** The body of a refusal that is an answer all the same; if it is not a {@code type}, the refusal is thrown. */
  public <T> T requireErrorBody(Response<?> answer, Class<T> type) throws IOException {
    T body = transport.errors().readAs(answer, type);
    if (body == null) {
      throw transport.errors().read(answer, "");
    }
    return body;
  }

  private <T> T make(
      RequestOptions[] options, Repeat repeat, Function<CallContext, Call<T>> request) {
    CallContext context = new CallContext(RequestOptions.of(options), repeat, false);
    return exchange(context, request.apply(context), this::requireBody);
  }

  private <B, R> R exchange(CallContext context, Call<B> prototype, AnswerReader<B, R> reader) {
    transport.begun(context);
    try {
      return attempt(context, prototype, reader);
    } finally {
      if (!context.isHandedOn()) {
        transport.ended(context);
      }
    }
  }

  private <B, R> R attempt(CallContext context, Call<B> prototype, AnswerReader<B, R> reader) {
    Deadline deadline = Deadline.in(context.options().deadline(), timing());
    String operation = Operation.of(prototype.request());
    boolean renewed = false;
    boolean triedOut = false;
    int retries = 0;
    for (int number = 1; ; number++) {
      transport.requireOpen();
      CallAttempt attempt =
          new CallAttempt(operation, prototype.request().method(), number, context.requestId());
      OpenRegException failure;
      Secret used = authority.current(deadline);
      context.begin(number, used);
      try {
        R result = transport.attempts().make(context, prototype.clone(), reader, attempt, deadline);
        transport.budget().earn();
        transport
            .observer()
            .callEnded(
                attempt, new CallOutcome(context.status(), deadline.elapsed(), null), retries > 0);
        return result;
      } catch (OpenRegException e) {
        failure = e;
      }
      if (failure instanceof AuthenticationException && !renewed && used != null) {
        renewed = true;
        try {
          if (authority.renew(used, deadline)) {
            continue;
          }
        } catch (OpenRegException e) {
          failure = e; // That has been tried often enough by itself.
          triedOut = true;
        }
      }
      Duration wait = !triedOut && retries < maxRetries(context) && !transport.isClosed()
          ? transport.policy().waitBefore(failure, context.repeat(), retries, deadline)
          : null;
      if (wait == null || !transport.budget().spend()) {
        transport
            .observer()
            .callEnded(
                attempt,
                new CallOutcome(context.status(), deadline.elapsed(), failure),
                retries > 0);
        throw failure;
      }
      if (!(failure instanceof RateLimitedException)) {
        context.doubt();
      }
      transport.observer().retryScheduled(attempt, wait);
      sleep(wait);
      retries++;
    }
  }

  private <B> Response<B> requireSuccess(Response<B> answer, @Nullable CallContext context)
      throws IOException {
    if (answer.isSuccessful()) {
      return answer;
    }
    throw transport.errors().read(answer, context == null ? "" : context.requestId());
  }

  /** How often a call is tried again, {@code options} considered. */
  public int maxRetries(RequestOptions[] options) {
    Integer own = RequestOptions.of(options).maxRetries();
    return own == null ? transport.maxRetries() : own;
  }

  private int maxRetries(CallContext context) {
    Integer own = context.options().maxRetries();
    return own == null ? transport.maxRetries() : own;
  }

  private void sleep(Duration wait) {
    try {
      timing().sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OpenRegInterruptedException("interrupted while waiting to try again", e);
    }
  }
}
