package io.openreg.client.engine;

import java.io.IOException;
import retrofit2.Response;

/** Makes a result of an answer of any status. Runs on the connection's thread and must close a streamed body, or hand it on. */
@FunctionalInterface
public interface AnswerReader<B, R> {
  R read(Response<B> answer) throws IOException;
}
