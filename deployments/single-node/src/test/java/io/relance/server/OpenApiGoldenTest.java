package io.relance.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.micronaut.web.router.UriRouteInfo;
import io.relance.Project;
import io.relance.config.Settings;
import io.relance.testkit.server.Http;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("D-4: docs/openapi.yml describes every route, and is what the controllers say")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenApiGoldenTest {
  /** Uploads and downloads, whose addresses answers give, and the files of the console. */
  private static final Pattern NOT_OF_THE_API =
      Pattern.compile("[A-Z]+ (/objects/.*|/console.*|/)");

  private static final Path GOLDEN = Project.root().resolve("docs/openapi.yml");
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "PATCH", "DELETE");

  private Deployment server;
  private String generated;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    var settings = Map.of("RELANCE_TEST_CLOCK", "true");
    server = new Deployment(Settings.read(settings, 0), folder, 0);
    generated = OpenApiDocument.of(new RecordsOnRoutes(server.routes()));
    if (Boolean.getBoolean("golden.update")) {
      Files.writeString(GOLDEN, generated);
    }
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void isWhatTheControllersSay() {
    assertThat(GOLDEN).content().isEqualTo(generated);
  }

  @Test
  void isValidForAnotherReader() {
    var read = new OpenAPIV3Parser().readContents(golden(), null, null);

    assertThat(read.getMessages()).isEmpty();
    assertThat(read.getOpenAPI().getInfo().getTitle()).isEqualTo("Relance");
  }

  @Test
  void hasEveryRouteThereIs() {
    var described =
        document().getPaths().entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().readOperationsMap().keySet().stream()
                        .map(method -> method + " " + path.getKey()));
    var routes =
        server
            .routes()
            .uriRoutes()
            .filter(route -> METHODS.contains(route.getHttpMethodName()))
            .map(OpenApiGoldenTest::call)
            .filter(call -> !NOT_OF_THE_API.matcher(call).matches())
            .collect(Collectors.toSet());

    assertThat(described).containsExactlyInAnyOrderElementsOf(routes);
  }

  @Test
  void namesNothingInItsTablesThatDoesNotExist() {
    var schemas = schemas();
    var routes =
        server
            .routes()
            .uriRoutes()
            .map(
                route ->
                    OpenApiTables.route(
                        route.getHttpMethodName(), route.getUriMatchTemplate().toPathString()));

    assertThat(routes).containsAll(OpenApiTables.routes());
    assertThat(OpenApiTables.required())
        .allSatisfy(
            (schema, fields) -> {
              var known = schemas.path(schema).path("properties").fieldNames();
              assertThat(known).toIterable().as(schema).containsAll(fields);
            });
  }

  @Test
  void namesSchemasWithPlainWords() {
    assertThat(schemas().fieldNames())
        .toIterable()
        .allSatisfy(name -> assertThat(name).matches("([A-Z][a-z]+)+"));
  }

  @Test
  void saysOfEachOperationWhatItDoesAndWhatMayGoWrong() {
    assertThat(operations())
        .allSatisfy(
            operation -> {
              assertThat(operation.getSummary()).endsWith(".");
              assertThat(operation.getResponses()).containsKeys("429", "503");
            });
    assertThat(operations().map(Operation::getOperationId)).doesNotHaveDuplicates();
  }

  @Test
  void isServedWithoutAToken() {
    var answer = Http.send(HttpRequest.newBuilder(server.address().resolve("/openapi.yml")));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/yaml");
    assertThat(answer.body()).startsWith("openapi: 3.1");
  }

  private static String call(UriRouteInfo<?, ?> route) {
    return route.getHttpMethodName() + " " + route.getUriMatchTemplate().toPathString();
  }

  private static JsonNode schemas() {
    try {
      return new ObjectMapper(new YAMLFactory()).readTree(golden()).at("/components/schemas");
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Operation> operations() {
    return document().getPaths().values().stream()
        .map(PathItem::readOperations)
        .flatMap(List::stream);
  }

  private static OpenAPI document() {
    return new OpenAPIV3Parser().readContents(golden(), null, null).getOpenAPI();
  }

  private static String golden() {
    return Project.text(GOLDEN);
  }
}
