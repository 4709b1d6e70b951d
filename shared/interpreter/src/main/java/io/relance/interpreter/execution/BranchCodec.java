package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Writes one branch of an execution as JSON and reads it. */
final class BranchCodec {
  private BranchCodec() {}

  static ObjectNode toJson(Branch branch) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("id", branch.id()).put("lastEvent", branch.lastEvent());
    branch.seat().ifPresent(seat -> json.set("seat", seat(seat)));
    json.set("visit", visit(branch.visit()));
    if (!branch.variables().isEmpty()) {
      branch.variables().forEach(json.putObject("variables")::set);
    }
    json.set("activity", ActivityCodec.toJson(branch.activity()));
    return json;
  }

  static Branch fromJson(JsonNode json) {
    return new Branch(
        json.path("id").intValue(),
        json.has("seat") ? Optional.of(readSeat(json.path("seat"))) : Optional.empty(),
        readVisit(json.path("visit")),
        variables(json.path("variables")),
        json.path("lastEvent").longValue(),
        ActivityCodec.fromJson(json.path("activity")));
  }

  private static ObjectNode seat(Branch.Seat seat) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("parent", seat.parent()).put("index", seat.index());
    seat.item().ifPresent(item -> json.set("item", item));
    return json;
  }

  private static Branch.Seat readSeat(JsonNode json) {
    return new Branch.Seat(
        json.path("parent").intValue(),
        json.path("index").intValue(),
        Optional.ofNullable(json.get("item")));
  }

  private static ObjectNode visit(Branch.Visit visit) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("state", visit.state()).set("input", visit.input());
    json.put("enteredAt", visit.enteredAt().toString()).put("event", visit.event());
    if (!visit.retries().isEmpty()) {
      visit.retries().forEach(json.putArray("retries")::add);
    }
    return json;
  }

  private static Branch.Visit readVisit(JsonNode json) {
    var retries = new ArrayList<Integer>();
    json.path("retries").forEach(count -> retries.add(count.intValue()));
    return new Branch.Visit(
        json.path("state").textValue(),
        json.path("input"),
        Instant.parse(json.path("enteredAt").textValue()),
        json.path("event").longValue(),
        retries);
  }

  private static Map<String, JsonNode> variables(JsonNode json) {
    var variables = new LinkedHashMap<String, JsonNode>();
    json.properties().forEach(entry -> variables.put(entry.getKey(), entry.getValue()));
    return variables;
  }
}
