package io.openreg.server.pipeline;

import io.openreg.server.connector.Credentials;
import io.openreg.server.connector.SourceSpec;
import io.openreg.server.platform.identity.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs to be produced, each with what its test is about. */
record Specs(
    Path directory,
    String code,
    Map<String, @Nullable Object> config,
    Map<String, @Nullable Object> parameters,
    @Nullable SourceSpec source,
    TenantId tenant,
    Duration timeLimit) {
  static final Instant STARTED = Instant.parse("2026-03-31T17:00:00Z");
  static final UUID RUN = UUID.fromString("0195fae2-0000-7000-8000-000000000001");

  /** A run without code that reads {@code query_sql} from a source and writes csv. */
  static Specs in(Path directory) {
    return new Specs(
        directory,
        "",
        Map.of(),
        Map.of(),
        new SourceSpec(
            "postgresql",
            Map.of("host", "db.invalid", "database", "d"),
            new Credentials("reader", "s3cret-word")),
        new TenantId(UUID.fromString("0195fae2-0000-7000-8000-000000000009")),
        Duration.ofMinutes(2));
  }

  Specs code(String value) {
    return new Specs(directory, value, config, parameters, source, tenant, timeLimit);
  }

  Specs config(Map<String, @Nullable Object> value) {
    return new Specs(directory, code, value, parameters, source, tenant, timeLimit);
  }

  Specs parameters(Map<String, @Nullable Object> value) {
    return new Specs(directory, code, config, value, source, tenant, timeLimit);
  }

  Specs source(@Nullable SourceSpec value) {
    return new Specs(directory, code, config, parameters, value, tenant, timeLimit);
  }

  Specs of(TenantId value) {
    return new Specs(directory, code, config, parameters, source, value, timeLimit);
  }

  Specs within(Duration value) {
    return new Specs(directory, code, config, parameters, source, tenant, value);
  }

  RunSpec spec() {
    return new RunSpec(
        RUN,
        1,
        tenant,
        UUID.fromString("0195fae2-0000-7000-8000-000000000002"),
        "Trades",
        "v1.3",
        code,
        config,
        parameters,
        source,
        null,
        directory,
        STARTED,
        timeLimit);
  }
}
