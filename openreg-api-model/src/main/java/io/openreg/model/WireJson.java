package io.openreg.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Builds the JSON mapper that server and client share: snake_case names, unknown members ignored, times as {@code Z} out and with any offset in, decimals
 * kept exact in free-form maps, scalars of the wrong kind refused instead of converted. The only entry to this package that needs jackson-databind.
 */
public final class WireJson {
  /** Far deeper than any document of the API, far from a stack overflow. */
  static final int MAX_DEPTH = 100;

  /** Characters in one string: a transform's code or a log message, with room to spare. */
  static final int MAX_STRING = 10_000_000;

  private WireJson() {}

  /** A new mapper. Build one per client or server and keep it; mappers are thread-safe and costly. */
  public static JsonMapper mapper() {
    StreamReadConstraints constraints = StreamReadConstraints.builder()
        .maxNestingDepth(MAX_DEPTH)
        .maxStringLength(MAX_STRING)
        .build();
    return JsonMapper.builder(
            JsonFactory.builder().streamReadConstraints(constraints).build())
        .addModule(new JavaTimeModule())
        .addModule(wireTypes())
        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
        // Methods such as isTerminal() are for Java callers; members are record components.
        .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .withCoercionConfig(LogicalType.Textual, coercion -> coercion
            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
        .withConfigOverride(
            Change.class,
            change -> change.setInclude(JsonInclude.Value.construct(
                JsonInclude.Include.NON_EMPTY, JsonInclude.Include.ALWAYS)))
        .build();
  }

  @SuppressWarnings({"unchecked", "rawtypes"
  }) // SimpleModule knows raw classes only; Change has one type parameter.
  private static SimpleModule wireTypes() {
    return new SimpleModule("openreg-wire")
        .addSerializer(Instant.class, new InstantSerializer())
        .addDeserializer(Instant.class, new InstantDeserializer())
        .addDeserializer(LocalDate.class, new LocalDateDeserializer())
        .addSerializer((Class) Change.class, new ChangeSerializer())
        .addDeserializer((Class) Change.class, new ChangeDeserializer());
  }
}
