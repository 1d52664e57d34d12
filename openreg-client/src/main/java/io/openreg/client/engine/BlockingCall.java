package io.openreg.client.engine;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * Sends one request and waits for what is made of its answer. The connection has a thread of its own, because a blocked socket does not hear an interrupt:
 * this way the caller does, at once, and cancels the call.
 */
final class BlockingCall {
  private BlockingCall() {}

  /**
   * Waits at most {@code limit}.
   *
   * @throws TimeoutException if nothing came in time
   * @throws IOException if the connection failed, or {@code reader} said so
   */
  static <B, R> R make(Call<B> call, AnswerReader<B, R> reader, Duration limit)
      throws IOException, InterruptedException, TimeoutException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    CompletableFuture<R> result = new CompletableFuture<>();
    call.enqueue(new Callback<>() {
      @Override
      public void onResponse(Call<B> answered, Response<B> response) {
        try {
          result.complete(reader.read(response));
        } catch (IOException | RuntimeException | Error e) {
          if (response.body() instanceof Closeable unread) {
            closeQuietly(unread);
          }
          result.completeExceptionally(e);
        }
      }

      @Override
      public void onFailure(Call<B> failed, Throwable cause) {
        result.completeExceptionally(cause);
      }
    });
    try {
      return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException | TimeoutException e) {
      abandon(call, result);
      throw e;
    } catch (ExecutionException e) {
      throw unwrapped(e.getCause());
    }
  }

  private static void abandon(Call<?> call, CompletableFuture<?> result) {
    call.cancel();
    result.thenAccept(late -> {
      if (late instanceof Closeable open) {
        closeQuietly(open);
      }
    });
  }

  private static void closeQuietly(Closeable open) {
    try {
      open.close();
    } catch (IOException e) {
      // Nobody waits for it any more.
    }
  }

  private static IOException unwrapped(@Nullable Throwable cause) {
    if (cause instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    if (cause instanceof Error error) {
      throw error;
    }
    return cause instanceof IOException io ? io : new IOException(cause);
  }
}
