package io.openreg.client.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Response;

/** An answer whose body is still arriving. To be closed. */
public final class OpenBody implements Closeable {
  private final Response<ResponseBody> answer;
  private final CallContext context;
  private final ResponseBody body;
  private final Runnable onClose;

  OpenBody(Response<ResponseBody> answer, CallContext context, Runnable onClose) {
    this.answer = answer;
    this.context = context;
    this.onClose = onClose;
    this.body = Objects.requireNonNull(answer.body(), "body");
  }

  public int status() {
    return answer.code();
  }

  public @Nullable String header(String name) {
    return answer.headers().get(name);
  }

  public InputStream stream() {
    return body.byteStream();
  }

  /** Ends a read that another thread is blocked in. */
  public void cancel() {
    context.cancel();
  }

  /** Ends the connection where bytes are left; waiting for them would take as long as reading them. */
  @Override
  public void close() throws IOException {
    onClose.run();
    context.cancel();
    body.close();
  }
}
