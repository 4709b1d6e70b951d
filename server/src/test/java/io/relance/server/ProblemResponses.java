package io.relance.server;

import static java.util.Map.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Adds to each operation the problems that it may be answered with. */
final class ProblemResponses {
  private static final Map<String, String> MEANINGS =
      Map.ofEntries(
          entry("400", "The request cannot be read"),
          entry("401", "The token or the signature is missing or wrong"),
          entry("403", "The role of the token is too low"),
          entry("404", "There is no such thing"),
          entry("409", "It cannot be done as things stand"),
          entry("413", "The body is larger than 5 MB"),
          entry("415", "The body has another type"),
          entry("422", "Fields of the body have faults, each named in diagnostics"),
          entry("503", "Try again in a moment"));

  private final ObjectNode shared;

  /** Declares the shared responses below {@code components}. */
  ProblemResponses(ObjectNode components) {
    shared = components.putObject("responses");
  }

  void addTo(String path, String method, ObjectNode operation) {
    var statuses = new TreeSet<>(List.of("503"));
    boolean guarded = path.startsWith("/v1/");
    if (guarded) {
      statuses.addAll(List.of("401", "403"));
    }
    if (path.startsWith("/webhooks/")) {
      statuses.addAll(List.of("400", "401", "413"));
    } else if (operation.has("requestBody")) {
      statuses.addAll(List.of("400", "413", "415", "422"));
    }
    if (has(operation, "query")) {
      statuses.add("400");
    }
    if (guarded && has(operation, "path")) {
      statuses.add("404");
    }
    if (guarded && !method.equals("get")) {
      statuses.add("409");
    }
    var responses = (ObjectNode) operation.path("responses");
    responses.remove("default");
    statuses.forEach(status -> responses.putObject(status).put("$ref", shared(status)));
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
          .put("$ref", "#/components/schemas/Problem");
    }
    return "#/components/responses/" + status;
  }
}
