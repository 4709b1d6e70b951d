package io.relance.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Adds the headers that answers carry: addresses, revisions, and whether they are replayed. */
final class ResponseHeaders {
  private static final String PLACE = "#/components/headers/";
  private static final Set<String> REVISED =
      Set.of("getAutomation", "createAutomation", "updateAutomation", "restoreVersion");

  private static final Set<String> REVALIDATED =
      Set.of("getReport", "listAutomations", "listLaunches", "getLaunch", "getSending");

  private final ObjectNode headers;

  /** Declares them below {@code components}. */
  ResponseHeaders(ObjectNode components) {
    headers = components.putObject("headers");
  }

  void addTo(String path, String method, ObjectNode operation) {
    var id = operation.path("operationId").asText();
    operation
        .path("responses")
        .properties()
        .forEach(
            response -> {
              if (response.getKey().startsWith("2")) {
                add(path, method, id, (ObjectNode) response.getValue(), response.getKey());
              }
            });
    if (REVALIDATED.contains(id)) {
      operation
          .withObject("/responses/304")
          .put("description", "If-None-Match names the ETag of what would be the response");
    }
  }

  private void add(String path, String method, String id, ObjectNode response, String status) {
    if (status.equals("201") && !id.equals("signIn")) {
      refer(response, "Location", "The address of what was created");
    }
    if (REVISED.contains(id) || REVALIDATED.contains(id)) {
      refer(
          response,
          "ETag",
          "The revision of the draft, for If-Match; of another response, for If-None-Match");
    }
    if (SharedParameters.takesIdempotencyKey(path, method)) {
      refer(
          response,
          "Idempotency-Replayed",
          "true when the answer is that of an earlier request with the same Idempotency-Key");
    }
  }

  private void refer(ObjectNode response, String name, String description) {
    headers
        .putObject(name)
        .put("description", description)
        .putObject("schema")
        .put("type", "string");
    JsonNode reference = headers.objectNode().put("$ref", PLACE + name);
    response.withObject("/headers").set(name, reference);
  }
}
