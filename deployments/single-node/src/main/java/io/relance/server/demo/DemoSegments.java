package io.relance.server.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.HashMap;
import java.util.Map;

/** The segments of the demo: counted, saved, launched to. */
final class DemoSegments {
  private final DemoClient client;
  private final PrintWriter out;
  private final Map<String, JsonNode> saved = new HashMap<>();

  DemoSegments(DemoClient client, PrintWriter out) {
    this.client = client;
    this.out = out;
  }

  /** Counts for whom criteria hold, and saves them as a segment. */
  void save(String name, JsonNode criteria) {
    count(name, criteria);
    saved.put(name, client.post("/v1/segments", Map.of("name", name, "criteria", criteria)));
  }

  private void count(String name, JsonNode criteria) {
    var counted = client.post("/v1/segments/calculations", Map.of("criteria", criteria));
    var reachable = counted.at("/count/reachable");
    show(
        "counted",
        name,
        "%d in all, %d reachable by text, %d by email: %s"
            .formatted(
                counted.at("/count/all").asLong(),
                reachable.path("sms").asLong(),
                reachable.path("email").asLong(),
                counted.at("/sentence/en").asText()));
  }

  /** Counts a segment, estimates a launch to it, and launches. */
  void launch(String automation, String name) {
    var segment = saved.get(name);
    if (segment == null) {
      throw new DemoFailure("The segment " + name + " is not saved");
    }
    count(name, segment.path("criteria"));
    var audience = Map.of("segmentId", segment.path("id").asText());
    var estimate =
        client.post(
            "/v1/launches/estimates", Map.of("automationId", automation, "audience", audience));
    show(
        "estimated",
        name,
        "%d of %d will receive a message"
            .formatted(estimate.path("willReceive").asLong(), estimate.path("all").asLong()));
    client.post("/v1/automations/" + automation + "/launches", Map.of("audience", audience));
  }

  private void show(String what, String segment, String more) {
    out.printf("  %-16s %-13s %-28s %s%n", "segment", what, segment, more);
  }
}
