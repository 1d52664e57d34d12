package io.openreg.server.openapi;

import com.fasterxml.jackson.databind.JavaType;
import io.openreg.model.Change;
import io.openreg.model.WireJson;
import io.openreg.model.error.FieldError;
import io.openreg.model.error.ProblemDetail;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Schemas as the wire's own mapper writes and reads the types, which differs from Swagger's guesses in a few of them. */
final class WireSchemas extends ModelResolver {
  private final Names names;

  private WireSchemas(Names names) {
    super(WireJson.mapper(), names);
    this.names = names;
  }

  static WireSchemas create() {
    return new WireSchemas(new Names());
  }

  /** The classes behind the schemas met so far, by schema name. */
  Map<String, Class<?>> classes() {
    return names.classes;
  }

  @Override
  public @Nullable Schema<?> resolve(
      AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> next) {
    JavaType type = _mapper.constructType(annotated.getType());
    if (type.hasRawClass(Object.class)) {
      // Swagger says "an object"; here it is any JSON value.
      return new Schema<>();
    }
    if (type.hasRawClass(Change.class)) {
      return context.resolve(inner(annotated, type.containedType(0)));
    }
    if (type.hasRawClass(ProblemDetail.class)) {
      Schema<?> sentence = new StringSchema().description("What is wrong");
      Schema<?> faults = new ArraySchema()
          .items(context.resolve(new AnnotatedType(FieldError.class).resolveAsRef(true)))
          .description("With status 422: each thing that is wrong");
      return new Schema<>().oneOf(List.of(sentence, faults));
    }
    return super.resolve(annotated, context, next);
  }

  private static AnnotatedType inner(AnnotatedType outer, JavaType type) {
    return new AnnotatedType(type)
        .ctxAnnotations(outer.getCtxAnnotations())
        .parent(outer.getParent())
        .schemaProperty(outer.isSchemaProperty())
        .propertyName(outer.getPropertyName())
        .resolveAsRef(outer.isResolveAsRef());
  }

  /** Remembers which class got which name, and refuses to give one name to two. */
  private static final class Names extends TypeNameResolver {
    private final Map<String, Class<?>> classes = new TreeMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
      String name = super.nameForClass(type, options);
      Class<?> other = classes.putIfAbsent(name, type);
      if (other != null && other != type) {
        throw new IllegalStateException("Two types are called " + name + " in the document: "
            + other + " and " + type + ". Give one of them @Schema(name = …).");
      }
      return name;
    }
  }
}
