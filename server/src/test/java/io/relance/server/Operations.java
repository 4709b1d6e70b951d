package io.relance.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Names operations, and says of each what the compiler cannot know. */
final class Operations {
  private static final Map<String, String> MEANINGS =
      Map.of("200", "Done", "201", "Made", "202", "Accepted", "204", "Done");

  private Operations() {}

  static void tidy(String path, String method, ObjectNode operation) {
    if (operation.path("description").equals(operation.path("summary"))) {
      operation.remove("description");
    }
    operation.put("operationId", method + named(path));
    operation.putArray("tags").add(tag(path));
    if (!path.startsWith("/v1/") && !operation.has("security")) {
      operation.putArray("security");
    }
    var bodies = operation.path("requestBody").path("content");
    if (bodies.size() > 1) {
      ((ObjectNode) bodies).remove("*/*");
    }
    operation.path("responses").properties().forEach(it -> tidy(it.getKey(), it.getValue()));
  }

  private static void tidy(String status, JsonNode response) {
    if (MEANINGS.containsKey(status)) {
      ((ObjectNode) response).put("description", MEANINGS.get(status));
    }
    if (response.path("content").at("/application~1json/schema").equals(anything(response))) {
      ((ObjectNode) response).remove("content");
    }
  }

  /** The schema of answers without a body. */
  private static JsonNode anything(JsonNode response) {
    return ((ObjectNode) response).objectNode().put("type", "object");
  }

  private static String named(String path) {
    return Arrays.stream(path.split("\\W+"))
        .filter(word -> !word.isEmpty() && !word.equals("v1"))
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining());
  }

  private static String tag(String path) {
    return path.replaceFirst("^/v1/", "").replaceFirst("^/", "").replaceFirst("[/.].*", "");
  }
}
