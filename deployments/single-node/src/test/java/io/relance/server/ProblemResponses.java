package io.relance.server;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Adds to each operation the problems that it may be answered with. */
final class ProblemResponses {
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          entry("400", "The request, its body or a query parameter is malformed or unknown"),
          entry("401", "The token or the signature is missing or wrong"),
          entry("403", "The role of the token is too low"),
          entry("404", "Not found"),
          entry("406", "The answer has another type than Accept"),
          entry("409", "Conflict with the present state"),
          entry("412", "If-Match is not the present revision"),
          entry(
              "413",
              "The body is larger than 256 KB, or 5 MB where it holds a flow, a launch, events or a"
                  + " webhook of Shopify"),
          entry("415", "The body has another type"),
          entry("422", "The request, a flow or criteria are invalid: see errors or diagnostics"),
          entry("429", "Too many requests; try again in a moment"),
          entry("503", "Busy; try again in a moment"));

  /** GETs that compile a flow, which may have errors. */
  private static final Set<String> COMPILING = Set.of("/v1/automations/{id}/definition");

  /** Problems that have more fields than others, and their schemas. */
  private static final Map<String, String> SCHEMAS = Map.of("412", "StaleDraftProblem");

  private final ObjectNode shared;

  /** Declares the shared responses below {@code components}. */
  ProblemResponses(ObjectNode components) {
    shared = components.putObject("responses");
  }

  void addTo(String path, String method, ObjectNode operation) {
    var responses = (ObjectNode) operation.path("responses");
    responses.remove("default");
    if (List.of("/unsubscribe/", "/l/", "/a/").stream().anyMatch(path::startsWith)) {
      describeInvalidLink(responses.putObject("404"));
    }
    statuses(path, method, operation).stream()
        .filter(status -> !isDescribed(responses.at("/%s/content".formatted(status))))
        .forEach(status -> responses.putObject(status).put("$ref", shared(status)));
  }

  private static boolean isDescribed(JsonNode content) {
    return content.has("application/json") || content.has("text/html");
  }

  /** People follow these links in a browser. */
  private static void describeInvalidLink(ObjectNode response) {
    response
        .put("description", "The link is not valid")
        .putObject("content")
        .putObject("text/html")
        .putObject("schema")
        .put("type", "string");
  }

  private static Set<String> statuses(String path, String method, ObjectNode operation) {
    var statuses = new TreeSet<>(List.of("429", "503"));
    if (path.startsWith("/o/") || path.startsWith("/a/") || path.equals("/relance.js")) {
      return statuses;
    }
    if (path.equals("/collect")) {
      statuses.add("413");
      return statuses;
    }
    if (path.startsWith("/v1/")) {
      statuses.addAll(List.of("400", "401", "403", "406"));
      statuses.addAll(has(operation, "path") ? List.of("404") : List.of());
      statuses.addAll(method.equals("get") ? List.of() : List.of("409"));
      statuses.addAll(method.equals("post") ? List.of("422") : List.of());
    } else if (path.startsWith("/webhooks/")) {
      statuses.addAll(List.of("400", "401", "413"));
      return statuses;
    } else if (path.equals("/metrics")) {
      statuses.add("401");
    } else {
      statuses.add(has(operation, "path") ? "404" : "406");
    }
    if (operation.has("requestBody")) {
      statuses.addAll(List.of("413", "415", "422"));
    }
    if (path.equals("/v1/clock")) {
      statuses.add("404");
    }
    if (COMPILING.contains(path)) {
      statuses.add("422");
    }
    if (SharedParameters.honoursIfMatch(operation)) {
      statuses.add("412");
    }
    return statuses;
  }

  private static boolean has(JsonNode operation, String in) {
    return operation
        .path("parameters")
        .valueStream()
        .anyMatch(parameter -> parameter.path("in").asText().equals(in));
  }

  private String shared(String status) {
    if (!shared.has(status)) {
      shared
          .putObject(status)
          .put("description", MEANINGS.getOrDefault(status, ""))
          .putObject("content")
          .putObject("application/problem+json")
          .putObject("schema")
          .put("$ref", "#/components/schemas/" + SCHEMAS.getOrDefault(status, "Problem"));
    }
    return "#/components/responses/" + status;
  }
}
