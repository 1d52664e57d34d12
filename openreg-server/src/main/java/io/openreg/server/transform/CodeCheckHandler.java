package io.openreg.server.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.openreg.server.platform.Stage;
import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.workers.FrameOutput;
import io.openreg.server.platform.workers.WorkHandler;
import io.openreg.server.python.PythonEngine;
import java.io.IOException;

/** Checks code in a worker process, for {@link CodeChecks} in the server's. Executes none of it. */
@Stage
public final class CodeCheckHandler implements WorkHandler {
  /** The type of work it does. */
  public static final String TYPE = "check-code";

  private final PythonEngine python;
  private final JsonMapper json;

  public CodeCheckHandler(PythonEngine python, JsonMapper json) {
    this.python = requireNonNull(python);
    this.json = requireNonNull(json);
  }

  @Override
  public byte[] handle(byte[] body, Cancellation cancellation, FrameOutput out) throws IOException {
    return json.writeValueAsBytes(python.check(new String(body, UTF_8)));
  }
}
