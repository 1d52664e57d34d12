package io.openreg.client.engine;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Response;

/** An answer whose body is still arriving. To be closed. */
public final class OpenBody implements Closeable {
  private final Response<ResponseBody> answer;
  private final Call<?> call;
  private final ResponseBody body;
  private final Runnable onClose;

  OpenBody(Response<ResponseBody> answer, ResponseBody body, Call<?> call, Runnable onClose) {
    this.answer = answer;
    this.call = call;
    this.onClose = onClose;
    this.body = body;
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
    call.cancel();
  }

  /** Ends the connection where bytes are left; waiting for them would take as long as reading them. */
  @Override
  public void close() throws IOException {
    onClose.run();
    call.cancel();
    body.close();
  }
}
