package io.relance.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.application.persistence.Json;
import java.util.Map;

/** Names operations, and says of each what the compiler cannot know. */
final class Operations {
  private static final Map<String, String> MEANINGS =
      Map.of("200", "OK", "201", "Created", "202", "Accepted", "204", "No content");

  private Operations() {}

  static void tidy(String path, String method, ObjectNode operation) {
    if (operation.path("description").equals(operation.path("summary"))) {
      operation.remove("description");
    }
    var id = OpenApiTables.operation(method, path);
    operation.put("operationId", id);
    operation.putArray("tags").add(OpenApiTables.tag(path).name());
    if (!takesToken(path) && !operation.has("security")) {
      var security = operation.putArray("security");
      if (path.equals("/metrics")) {
        security.addObject();
        security.addObject().putArray("token");
      }
    }
    var bodies = operation.path("requestBody").path("content");
    if (bodies.size() > 1) {
      ((ObjectNode) bodies).remove("*/*");
    }
    OpenApiTables.example(id)
        .ifPresent(
            example ->
                bodies.forEach(body -> ((ObjectNode) body).set("example", Json.tree(example))));
    operation.path("responses").properties().forEach(it -> tidy(it.getKey(), it.getValue()));
    if (id.equals("upsertContact")) {
      var responses = (ObjectNode) operation.path("responses");
      ((ObjectNode) responses.path("201")).set("content", responses.at("/200/content"));
    }
  }

  /**
   * Whether a request brings a bearer token; those of a session bring its cookie, or a credential.
   */
  private static boolean takesToken(String path) {
    return path.startsWith("/v1/") && !path.matches("/v1/session(/.*)?");
  }

  private static void tidy(String status, JsonNode response) {
    if (MEANINGS.containsKey(status)) {
      ((ObjectNode) response).put("description", MEANINGS.get(status));
    }
    var noBody =
        !status.equals("200")
            && (status.equals("204")
                || response.at("/content/application~1json/schema").equals(anything(response)));
    if (noBody) {
      ((ObjectNode) response).remove("content");
    }
  }

  /** The schema of answers without a body. */
  private static JsonNode anything(JsonNode response) {
    return ((ObjectNode) response).objectNode().put("type", "object");
  }
}
