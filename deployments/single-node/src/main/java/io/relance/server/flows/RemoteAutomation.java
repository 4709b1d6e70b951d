package io.relance.server.flows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * An automation as a server has it.
 *
 * @param revision the revision of its draft
 * @param live the version that contacts enter; empty while it is inactive
 * @param flow the flow of its draft
 */
record RemoteAutomation(
    String id,
    String key,
    String name,
    String description,
    long revision,
    Optional<Long> live,
    JsonNode flow) {
  static RemoteAutomation of(JsonNode json) {
    return new RemoteAutomation(
        json.path("id").asText(),
        FlowFolder.checkedKey(json.path("key").asText()),
        json.path("name").asText(),
        json.path("description").asText(),
        json.at("/draft/revision").asLong(),
        Optional.of(json.at("/live/version")).filter(JsonNode::isNumber).map(JsonNode::asLong),
        json.path("flow"));
  }

  /** What a pull writes down of it. */
  PulledAutomation pulled() {
    return new PulledAutomation(id, name, description, revision, live, FlowFolder.hash(flow));
  }
}
