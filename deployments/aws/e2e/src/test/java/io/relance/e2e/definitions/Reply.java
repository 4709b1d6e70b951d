package io.relance.e2e.definitions;

import com.fasterxml.jackson.databind.JsonNode;

/** What a task is answered. */
sealed interface Reply {
  record Success(JsonNode output) implements Reply {}

  record Failed(String error, String message) implements Reply {
    /** How Lambda's Java runtime tells that a function has thrown it. */
    String payload() {
      return Json.object().put("errorMessage", message).put("errorType", error).toString();
    }
  }
}
