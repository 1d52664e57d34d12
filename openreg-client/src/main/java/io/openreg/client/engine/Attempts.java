package io.openreg.client.engine;

import io.openreg.client.CallAttempt;
import io.openreg.client.CallOutcome;
import io.openreg.client.ResponseInfo;
import io.openreg.client.errors.ConnectionException;
import io.openreg.client.errors.DecodingException;
import io.openreg.client.errors.OpenRegException;
import io.openreg.client.errors.OpenRegInterruptedException;
import io.openreg.client.errors.RequestTimeoutException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import okhttp3.Request;
import retrofit2.Call;
import retrofit2.Response;

/** One try of a call, and the exception that tells what became of it. */
final class Attempts {
  private final Timing timing;
  private final Duration timeout;
  private final CallObserver observer;
  private final RateLimitGauge rateLimit;

  Attempts(Timing timing, Duration timeout, CallObserver observer, RateLimitGauge rateLimit) {
    this.timing = timing;
    this.timeout = timeout;
    this.observer = observer;
    this.rateLimit = rateLimit;
  }

  <B, R> R make(
      CallContext context,
      Call<B> call,
      AnswerReader<B, R> reader,
      CallAttempt attempt,
      Deadline deadline) {
    requireTime(deadline, attempt);
    observer.attemptStarted(attempt);
    long startedAt = timing.nanoTime();
    OpenRegException failure = null;
    try {
      context.sending(call);
      return BlockingCall.make(
          call,
          answer -> {
            context.answered(answer.code());
            note(context, attempt, answer);
            return reader.read(answer);
          },
          limit(context, deadline));
    } catch (OpenRegException e) {
      // Made on the connection's thread: the trace shall lead to the line that called.
      e.fillInStackTrace();
      failure = e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      failure = new OpenRegInterruptedException(
          attempt.operation() + " was interrupted and cancelled", e);
    } catch (TimeoutException e) {
      failure = new RequestTimeoutException(
          named(call, attempt) + " was not answered in time (timeout or deadline of this call)",
          attempt.number(),
          e);
    } catch (UndecodableBodyException e) {
      failure = new DecodingException(
          named(call, attempt) + " answered what is not " + attempt.operation() + "'s result: "
              + e.getMessage() + "; is the base URL that of an OpenReg server?",
          e.head(),
          e);
    } catch (IOException e) {
      failure = new ConnectionException(
          named(call, attempt) + " got no answer after " + attempt.number() + " attempts: " + e,
          attempt.number(),
          e);
    } finally {
      Duration took = Duration.ofNanos(timing.nanoTime() - startedAt);
      observer.attemptEnded(attempt, new CallOutcome(context.status(), took, failure));
    }
    throw failure;
  }

  private static void requireTime(Deadline deadline, CallAttempt attempt) {
    if (deadline.hasPassed()) {
      throw new RequestTimeoutException(
          "the deadline of " + attempt.operation() + " passed before it was sent",
          attempt.number() - 1,
          null);
    }
  }

  private void note(CallContext context, CallAttempt attempt, Response<?> answer) {
    rateLimit.note(answer);
    observer.deprecated(
        attempt.operation(),
        answer.headers().get("Deprecation"),
        answer.headers().get("Sunset"));
    Consumer<ResponseInfo> listener = context.options().onResponse();
    if (listener != null) {
      listener.accept(
          new ResponseInfo(answer.code(), ErrorReader.headers(answer), context.attempt()));
    }
  }

  private Duration limit(CallContext context, Deadline deadline) {
    Duration own = context.options().timeout();
    return deadline.cut(own == null ? timeout : own);
  }

  private static String named(Call<?> call, CallAttempt attempt) {
    Request request = call.request();
    return request.method() + " " + request.url().newBuilder().query(null).build() + " ["
        + attempt.operation() + ", request " + attempt.requestId() + "]";
  }
}
