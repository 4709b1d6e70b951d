package io.relance.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator.Feature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The one description of the API, of what the compiler wrote for each module's controllers. */
final class OpenApiDocument {
  private static final List<String> PARTS =
      List.of("openapi.yml", "openapi-webhooks.yml", "openapi-server.yml");
  private static final String SCHEMAS = "#/components/schemas/";
  private static final ObjectMapper YAML =
      new ObjectMapper(
          new YAMLFactory()
              .disable(Feature.WRITE_DOC_START_MARKER)
              .disable(Feature.SPLIT_LINES)
              .enable(Feature.MINIMIZE_QUOTES)
              .enable(Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS));

  private final ObjectNode document = merged();
  private final RecordsOnRoutes records;

  private OpenApiDocument(RecordsOnRoutes records) {
    this.records = records;
  }

  /** The document, whole and in one order. */
  static String of(RecordsOnRoutes records) {
    var made = new OpenApiDocument(records);
    made.describeOperations();
    made.nameNested();
    made.namePages();
    made.schemas().properties().forEach(it -> made.correct(it.getKey(), it.getValue()));
    made.modernise();
    return made.written();
  }

  /** The compiler writes OpenAPI 3.0. */
  private void modernise() {
    var schemas = new WireSchemas(schemas());
    schemas.correct(document.path("paths"));
    schemas.nameConstants();
    List.copyOf(schemas().properties()).forEach(schema -> schemas.correct(schema.getValue()));
    document.findValues("application/merge-patch+json").stream()
        .map(body -> body.at("/schema/$ref").asText().substring(SCHEMAS.length()))
        .forEach(schemas::allowNulls);
    var paths = document.remove("paths");
    document.put("openapi", "3.1.0");
    document
        .putArray("servers")
        .addObject()
        .put("url", "/")
        .put("description", "This installation");
    var tags = document.putArray("tags");
    paths
        .propertyStream()
        .map(path -> OpenApiTables.tag(path.getKey()))
        .distinct()
        .sorted(Comparator.comparing(OpenApiTables.Tag::name))
        .forEach(
            tag -> tags.addObject().put("name", tag.name()).put("description", tag.description()));
    var components = document.remove("components");
    document.set("paths", paths);
    document.set("components", components);
  }

  private void describeOperations() {
    declareStaleDraft();
    var problems = new ProblemResponses(components());
    var parameters = new SharedParameters(components());
    var headers = new ResponseHeaders(components());
    for (var path : document.path("paths").properties()) {
      for (var method : path.getValue().properties()) {
        var operation = (ObjectNode) method.getValue();
        problems.addTo(path.getKey(), method.getKey(), operation);
        parameters.addTo(path.getKey(), method.getKey(), operation);
        Operations.tidy(path.getKey(), method.getKey(), operation);
        headers.addTo(path.getKey(), method.getKey(), operation);
      }
    }
  }

  /** The problem of a request whose If-Match is not the present revision. */
  private void declareStaleDraft() {
    var parts = schemas().putObject("StaleDraftProblem").putArray("allOf");
    parts.addObject().put("$ref", SCHEMAS + "Problem");
    var part = parts.addObject().put("type", "object");
    part.putArray("required").add("current");
    part.putObject("properties")
        .putObject("current")
        .put("description", "The automation as it is now")
        .put("$ref", SCHEMAS + "Automation");
  }

  /** The compiler takes for required what an answer may leave out. */
  private void correct(String name, JsonNode schema) {
    var plain = name.endsWith("Page") ? "Page" : name;
    records
        .required(plain)
        .ifPresent(
            fields -> {
              ((ObjectNode) schema).remove("required");
              Stream.concat(fields.stream(), OpenApiTables.required(name).stream())
                  .filter(field -> schema.path("properties").has(field))
                  .distinct()
                  .forEach(field -> ((ObjectNode) schema).withArray("/required").add(field));
            });
  }

  /**
   * Where a field says more of its record, the compiler forgets the name of the record's schema.
   */
  private void nameNested() {
    for (var schema : List.copyOf(schemas().properties())) {
      var nested = schema.getKey();
      records
          .named(nested)
          .filter(name -> nested.contains(".") && !name.equals(nested))
          .ifPresent(name -> rename(nested, name));
    }
  }

  /** A page is named for what is on it. */
  private void namePages() {
    var pages = List.copyOf(schemas().properties());
    for (var schema : pages) {
      if (schema.getKey().startsWith("Page_")) {
        var item = schema.getValue().at("/properties/items/items/$ref").asText();
        rename(schema.getKey(), item.substring(SCHEMAS.length()) + "Page");
      }
    }
  }

  private void rename(String from, String to) {
    schemas().set(to, schemas().remove(from));
    document.findParents("$ref").stream()
        .filter(parent -> parent.path("$ref").asText().equals(SCHEMAS + from))
        .forEach(parent -> ((ObjectNode) parent).put("$ref", SCHEMAS + to));
  }

  private static ObjectNode merged() {
    var whole = read(PARTS.getFirst());
    PARTS.stream()
        .skip(1)
        .map(OpenApiDocument::read)
        .forEach(
            part -> {
              whole.withObject("/paths").setAll((ObjectNode) part.path("paths"));
              part.path("components")
                  .properties()
                  .forEach(
                      kind ->
                          whole
                              .withObject("/components/" + kind.getKey())
                              .setAll((ObjectNode) kind.getValue()));
            });
    return whole;
  }

  private ObjectNode components() {
    return document.withObject("/components");
  }

  private ObjectNode schemas() {
    return document.withObject("/components/schemas");
  }

  private String written() {
    try {
      sort(document.withObject("/paths"));
      components().properties().forEach(kind -> sort((ObjectNode) kind.getValue()));
      return YAML.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sort(ObjectNode node) {
    var sorted = new TreeMap<String, JsonNode>();
    node.properties().forEach(it -> sorted.put(it.getKey(), it.getValue()));
    node.removeAll();
    node.setAll(sorted);
  }

  private static ObjectNode read(String part) {
    try (var in = OpenApiDocument.class.getResourceAsStream("/META-INF/swagger/" + part)) {
      return (ObjectNode) YAML.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
