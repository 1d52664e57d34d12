package io.openreg.server.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.openreg.model.error.Problem;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.jaxrs2.Reader;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtension;
import io.swagger.v3.jaxrs2.ext.OpenAPIExtensions;
import io.swagger.v3.oas.integration.SwaggerConfiguration;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Makes the document of the whole API, the same text whenever the resources are the same. */
final class OpenApiGenerator {
  static final String BEARER = "bearer";
  static final String API_KEY = "api_key";
  static final String PROBLEM = "Problem";

  private static final String DESCRIPTION = """
      Regulatory reporting: define reports, run them, deliver and submit the files, keep the evidence.

      Authenticate with `Authorization: Bearer …` (from `POST /api/v1/auth/login`) or `X-API-Key`. Every answer carries
      `X-Request-ID`; answers of the API carry `X-RateLimit-Limit`, `-Remaining` and `-Reset`, and 429 a `Retry-After`.
      Errors of all kinds have one body, `Problem`. Times are UTC; members are in snake_case; unknown members are ignored.""";

  private OpenApiGenerator() {}

  /** @param resources the resource classes of the server */
  static String document(Set<Class<?>> resources, String version) {
    WireSchemas schemas = WireSchemas.create();
    List<OpenAPIExtension> before = OpenAPIExtensions.getExtensions();
    List<OpenAPIExtension> ours = new ArrayList<>(before);
    ours.add(0, new OperationRules());
    OpenAPIExtensions.setExtensions(ours);
    ModelConverters.getInstance().addConverter(schemas);
    try {
      OpenAPI api =
          new Reader(new SwaggerConfiguration().openAPI(skeleton(version))).read(resources);
      addProblem(api);
      api.getComponents().getSchemas().forEach((name, schema) -> {
        RecordRules.openFreeForm(schema);
        Class<?> type = name.equals(PROBLEM) ? Problem.class : schemas.classes().get(name);
        if (type != null && type.isRecord()) {
          RecordRules.apply(type, schema);
        }
      });
      return text(sorted(api));
    } finally {
      ModelConverters.getInstance().removeConverter(schemas);
      OpenAPIExtensions.setExtensions(before);
    }
  }

  private static OpenAPI skeleton(String version) {
    Components components = new Components()
        .addSecuritySchemes(
            BEARER,
            new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description("The access token of a login"))
        .addSecuritySchemes(
            API_KEY,
            new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name("X-API-Key")
                .description("A key made for a program"));
    Failure.all().forEach(failure -> components.addResponses(failure.name(), failure.response()));
    return new OpenAPI()
        .openapi("3.0.3")
        .info(new Info()
            .title("OpenReg")
            .version(version)
            .description(DESCRIPTION)
            .contact(new Contact().name("The operator of this installation"))
            .license(new License()
                .name("Apache-2.0")
                .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .servers(List.of(new Server().url("/").description("This server")))
        .components(components);
  }

  private static void addProblem(OpenAPI api) {
    Map<String, Schema> read =
        ModelConverters.getInstance().readAll(new AnnotatedType(Problem.class));
    read.forEach((name, schema) -> {
      if (api.getComponents().getSchemas() == null
          || !api.getComponents().getSchemas().containsKey(name)) {
        api.getComponents().addSchemas(name, schema);
      }
    });
  }

  private static OpenAPI sorted(OpenAPI api) {
    Paths paths = new Paths();
    new TreeMap<>(api.getPaths()).forEach(paths::addPathItem);
    api.setPaths(paths);
    api.getComponents().setSchemas(new TreeMap<>(api.getComponents().getSchemas()));
    api.setTags(tags(api));
    return api;
  }

  /** Those the operations have; Swagger lists only those that are described. */
  private static List<Tag> tags(OpenAPI api) {
    Map<String, Tag> tags = new TreeMap<>();
    api.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .flatMap(operation -> operation.getTags().stream())
        .forEach(name -> tags.put(name, new Tag().name(name)));
    if (api.getTags() != null) {
      api.getTags().forEach(described -> tags.put(described.getName(), described));
    }
    return List.copyOf(tags.values());
  }

  private static String text(OpenAPI api) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
    printer.indentObjectsWith(lines);
    printer.indentArraysWith(lines);
    try {
      return Json.mapper().writer(printer).writeValueAsString(api) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
