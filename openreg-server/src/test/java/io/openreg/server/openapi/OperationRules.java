package io.openreg.server.openapi;

import com.fasterxml.jackson.annotation.JsonView;
import io.dropwizard.auth.Auth;
import io.openreg.model.Permission;
import io.openreg.server.platform.http.FailsWith;
import io.openreg.server.platform.http.Idempotent;
import io.openreg.server.platform.http.Needs;
import io.openreg.server.platform.http.Open;
import io.openreg.server.platform.http.Tagged;
import io.swagger.v3.jaxrs2.ResolvedParameter;
import io.swagger.v3.jaxrs2.ext.AbstractOpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.core.Context;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the server's own annotations say of an operation: who may call it, which headers it heeds, how it can fail. */
final class OperationRules extends AbstractOpenAPIExtension {
  private static final String JSON = "application/json";
  private static final Set<Class<? extends Annotation>> INJECTED =
      Set.of(Auth.class, Context.class);

  @Override
  public ResolvedParameter extractParameters(
      List<Annotation> annotations,
      Type type,
      Set<Type> typesToSkip,
      Components components,
      Consumes classConsumes,
      Consumes methodConsumes,
      boolean includeRequestBody,
      @Nullable JsonView view,
      Iterator<OpenAPIExtension> chain) {
    boolean injected = annotations.stream().anyMatch(a -> INJECTED.contains(a.annotationType()));
    return injected
        ? new ResolvedParameter()
        : super.extractParameters(
            annotations,
            type,
            typesToSkip,
            components,
            classConsumes,
            methodConsumes,
            includeRequestBody,
            view,
            chain);
  }

  @Override
  public void decorateOperation(
      Operation operation, Method method, Iterator<OpenAPIExtension> chain) {
    super.decorateOperation(operation, method, chain);
    operation.setOperationId(operationId(method));
    access(operation, method);
    headers(operation, method);
    body(operation);
    operation.setResponses(responses(operation, method));
  }

  /** {@code ReportVersionResource.approve} is {@code reportVersionApprove}: unique, and neighbours sort together. */
  private static String operationId(Method method) {
    String noun = method.getDeclaringClass().getSimpleName().replaceFirst("Resource$", "");
    String verb = method.getName();
    return noun.substring(0, 1).toLowerCase(Locale.ROOT)
        + noun.substring(1)
        + verb.substring(0, 1).toUpperCase(Locale.ROOT)
        + verb.substring(1);
  }

  private static void access(Operation operation, Method method) {
    if (method.isAnnotationPresent(Open.class)) {
      operation.setSecurity(List.of());
      say(operation, "Needs no credentials.");
      return;
    }
    operation.setSecurity(List.of(
        new SecurityRequirement().addList(OpenApiGenerator.BEARER),
        new SecurityRequirement().addList(OpenApiGenerator.API_KEY)));
    Needs needs = method.getAnnotation(Needs.class);
    if (needs != null) {
      String names = Arrays.stream(needs.value())
          .map(Permission::wireName)
          .sorted()
          .map(name -> "`" + name + "`")
          .collect(Collectors.joining(" or "));
      say(operation, "Needs the permission " + names + ".");
    } else {
      say(operation, "Needs credentials, but no permission.");
    }
  }

  private static void say(Operation operation, String sentence) {
    String said = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
    operation.setDescription(said + sentence);
  }

  private static void headers(Operation operation, Method method) {
    if (method.isAnnotationPresent(Idempotent.class)) {
      operation.addParametersItem(header(
          "Idempotency-Key",
          "Repeats of the request with the same key have its effect once, for 24 hours",
          255));
    }
    if (method.isAnnotationPresent(Tagged.class) && method.isAnnotationPresent(GET.class)) {
      operation.addParametersItem(
          header("If-None-Match", "An `ETag`: 304 if it still holds", null));
    } else if (changesOneResource(method)) {
      operation.addParametersItem(header("If-Match", "An `ETag`: 412 if it no longer holds", null));
    }
  }

  private static boolean changesOneResource(Method method) {
    return method.isAnnotationPresent(Tagged.class)
        && (method.isAnnotationPresent(PUT.class) || method.isAnnotationPresent(PATCH.class));
  }

  private static Parameter header(String name, String description, @Nullable Integer longest) {
    return new HeaderParameter()
        .name(name)
        .description(description)
        .required(false)
        .schema(new StringSchema().maxLength(longest));
  }

  private static void body(Operation operation) {
    if (operation.getRequestBody() != null) {
      operation.getRequestBody().setContent(asJson(operation.getRequestBody().getContent()));
    }
  }

  private static ApiResponses responses(Operation operation, Method method) {
    TreeMap<String, ApiResponse> byStatus = new TreeMap<>();
    operation.getResponses().forEach((status, response) -> {
      String known = status.equals("default")
          ? (method.getReturnType() == void.class ? "204" : "200")
          : status;
      byStatus.put(known, described(known, response, method));
    });
    for (FailsWith failure : method.getAnnotationsByType(FailsWith.class)) {
      byStatus.put(String.valueOf(failure.status()), Failure.described(failure.when()));
    }
    if (!method.isAnnotationPresent(Open.class)) {
      byStatus.putIfAbsent("401", Failure.UNAUTHENTICATED.reference());
    }
    if (method.isAnnotationPresent(Needs.class)) {
      byStatus.putIfAbsent("403", Failure.FORBIDDEN.reference());
    }
    if (has(operation, "path")) {
      byStatus.putIfAbsent("404", Failure.NOT_FOUND.reference());
    }
    if (operation.getRequestBody() != null || has(operation, "path") || has(operation, "query")) {
      byStatus.putIfAbsent("422", Failure.INVALID.reference());
    }
    if (method.isAnnotationPresent(Tagged.class) && method.isAnnotationPresent(GET.class)) {
      byStatus.putIfAbsent("304", new ApiResponse().description("The `ETag` given still holds"));
    } else if (changesOneResource(method)) {
      byStatus.putIfAbsent("412", Failure.PRECONDITION_FAILED.reference());
    }
    ApiResponses responses = new ApiResponses();
    byStatus.forEach(responses::addApiResponse);
    responses.addApiResponse("default", Failure.ANY.reference());
    return responses;
  }

  private static ApiResponse described(String status, ApiResponse response, Method method) {
    if (response.getDescription() == null || response.getDescription().equals("default response")) {
      response.setDescription(status.equals("204") ? "Done" : "The answer");
    }
    if (!status.startsWith("2")) {
      return response.getContent() == null
          ? Failure.described(response.getDescription())
          : response;
    }
    response.setContent(asJson(response.getContent()));
    if (status.equals("201")) {
      response.addHeaderObject(
          "Location",
          new Header().description("The address of what was created").schema(new StringSchema()));
    }
    if (method.isAnnotationPresent(Tagged.class)) {
      response.addHeaderObject(
          "ETag", new Header().description("Names this state").schema(new StringSchema()));
    }
    return response;
  }

  /** Where no media type is said, the API speaks JSON. A file may be of any type. */
  private static @Nullable Content asJson(@Nullable Content content) {
    if (content == null || content.isEmpty()) {
      return null;
    }
    Content named = new Content();
    content.forEach((type, media) -> named.addMediaType(
        type.equals("*/*") && !"binary".equals(media.getSchema().getFormat()) ? JSON : type,
        media));
    return named;
  }

  private static boolean has(Operation operation, String in) {
    return operation.getParameters() != null
        && operation.getParameters().stream().anyMatch(parameter -> in.equals(parameter.getIn()));
  }
}
