package io.openreg.server.pipeline;

import io.openreg.model.run.LogLevel;
import io.openreg.server.platform.data.Cancellation;
import io.openreg.server.platform.data.RowSource;
import io.openreg.server.platform.data.Rows;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Runs a version's code. */
@FunctionalInterface
interface CodeStage {
  Output run(Call call);

  record Call(
      String code,
      Optional<RowSource> db,
      Optional<Rows> rows,
      Map<String, @Nullable Object> parameters,
      BiConsumer<LogLevel, String> log,
      Cancellation cancellation) {}
}
