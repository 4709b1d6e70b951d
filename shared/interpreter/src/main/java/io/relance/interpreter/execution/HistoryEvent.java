package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An event in the history of an execution, named and numbered as on AWS.
 *
 * @param id 1 for the first
 * @param previous the event before it in the same branch; 0 for the first
 * @param type such as TaskStateEntered
 * @param details what AWS puts under {@code …EventDetails}
 */
public record HistoryEvent(long id, long previous, Instant at, String type, ObjectNode details) {
  public ObjectNode toJson() {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", id).put("previousEventId", previous);
    json.put("timestamp", at.toString()).put("type", type);
    if (!details.isEmpty()) {
      json.set("details", details);
    }
    return json;
  }

  public static HistoryEvent fromJson(ObjectNode json) {
    return new HistoryEvent(
        json.path("id").longValue(),
        json.path("previousEventId").longValue(),
        Instant.parse(json.path("timestamp").textValue()),
        json.path("type").textValue(),
        json.withObjectProperty("details"));
  }
}
