package io.relance.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Says once what several operations take: cursors, limits, keys that let a request be repeated. */
final class SharedParameters {
  private static final String IF_MATCH = "If-Match";
  private static final String PLACE = "#/components/parameters/";

  /** Declares them below {@code components}. */
  SharedParameters(ObjectNode components) {
    var parameters = components.putObject("parameters");
    declare(parameters, "cursor", "query", "The next of the page before")
        .putObject("schema")
        .put("type", "string");
    declare(parameters, "limit", "query", "The number of items of a page")
        .putObject("schema")
        .put("type", "integer")
        .put("minimum", 1)
        .put("maximum", 200)
        .put("default", 50);
    declare(
            parameters,
            "Idempotency-Key",
            "header",
            "A request that is sent again with the same key within 24 hours is done once")
        .putObject("schema")
        .put("type", "string")
        .put("minLength", 1)
        .put("maxLength", 200);
    declare(parameters, IF_MATCH, "header", "The ETag of the draft that is changed")
        .putObject("schema")
        .put("type", "string");
  }

  /** Whether a request that is sent again with the same key is done once. */
  static boolean takesIdempotencyKey(String path, String method) {
    return path.startsWith("/v1/") && method.equals("post") && !mayBeRepeated(path);
  }

  /** Whether a request may name the revision that it changes. */
  static boolean honoursIfMatch(ObjectNode operation) {
    return operation
        .path("parameters")
        .valueStream()
        .anyMatch(
            parameter ->
                parameter.path("name").asText().equals(IF_MATCH)
                    || parameter.path("$ref").asText().equals(PLACE + IF_MATCH));
  }

  void addTo(String path, String method, ObjectNode operation) {
    var parameters = operation.withArray("/parameters");
    for (int at = 0; at < parameters.size(); at++) {
      var name = parameters.path(at).path("name").asText();
      if (List.of("cursor", "limit", IF_MATCH).contains(name)) {
        parameters.set(at, reference(parameters, name));
      } else {
        tidy((ObjectNode) parameters.path(at));
      }
    }
    if (takesIdempotencyKey(path, method)) {
      parameters.add(reference(parameters, "Idempotency-Key"));
    }
    if (parameters.isEmpty()) {
      operation.remove("parameters");
    }
  }

  /** Where a key means nothing: what only reads, sessions, and the test clock. */
  private static boolean mayBeRepeated(String path) {
    return path.endsWith("/validate")
        || path.endsWith("/simulations")
        || path.startsWith("/v1/session")
        || List.of("/v1/flows/checks", "/v1/questions/matches", "/v1/texts/renderings", "/v1/clock")
            .contains(path);
  }

  private static void tidy(ObjectNode parameter) {
    parameter.remove("explode");
    ((ObjectNode) parameter.path("schema")).remove("nullable");
  }

  private static JsonNode reference(ArrayNode parameters, String name) {
    return parameters.objectNode().put("$ref", PLACE + name);
  }

  private static ObjectNode declare(ObjectNode all, String name, String in, String description) {
    return all.putObject(name).put("name", name).put("in", in).put("description", description);
  }
}
