package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** Writes the activity of a branch as JSON and reads it. */
final class ActivityCodec {
  private ActivityCodec() {}

  static ObjectNode toJson(Activity activity) {
    var json = JsonNodeFactory.instance.objectNode();
    return switch (activity) {
      case Activity.Waiting(Instant until) -> json.put("waiting", until.toString());
      case Activity.Retrying(Instant at) -> json.put("retrying", at.toString());
      case Activity.Working working -> json.set("working", working(working));
      case Activity.Gathering gathering -> json.set("gathering", gathering(gathering));
      case Activity.Entering entering ->
          throw new IllegalStateException(
              "A branch that enters state " + entering.state() + " cannot be stored");
    };
  }

  static Activity fromJson(JsonNode json) {
    if (json.has("waiting")) {
      return new Activity.Waiting(Instant.parse(json.path("waiting").textValue()));
    }
    if (json.has("retrying")) {
      return new Activity.Retrying(Instant.parse(json.path("retrying").textValue()));
    }
    return json.has("working")
        ? readWorking(json.path("working"))
        : readGathering(json.path("gathering"));
  }

  private static ObjectNode working(Activity.Working working) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("task", working.call().task()).put("resource", working.call().resource());
    if (!working.call().arguments().isMissingNode()) {
      json.set("arguments", working.call().arguments());
    }
    working.call().token().ifPresent(token -> json.put("token", token));
    working.deadlines().timeout().ifPresent(at -> json.put("timeout", at.toString()));
    working.deadlines().heartbeat().ifPresent(at -> json.put("heartbeat", at.toString()));
    json.put("heartbeatSeconds", working.deadlines().heartbeatSeconds());
    return json.put("submitted", working.submitted());
  }

  private static Activity readWorking(JsonNode json) {
    var call =
        new TaskCall(
            json.path("task").intValue(),
            json.path("resource").textValue(),
            Objects.requireNonNullElse(json.get("arguments"), MissingNode.getInstance()),
            ExecutionCodec.text(json, "token"));
    var deadlines =
        new Activity.Deadlines(
            ExecutionCodec.instant(json, "timeout"),
            ExecutionCodec.instant(json, "heartbeat"),
            json.path("heartbeatSeconds").intValue());
    return new Activity.Working(call, deadlines, json.path("submitted").booleanValue());
  }

  private static ObjectNode gathering(Activity.Gathering gathering) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("total", gathering.total()).put("started", gathering.started());
    gathering.items().ifPresent(items -> json.set("items", items));
    var results = json.putObject("results");
    gathering.results().forEach((index, result) -> results.set(String.valueOf(index), result));
    return json;
  }

  private static Activity readGathering(JsonNode json) {
    var results = new TreeMap<Integer, JsonNode>();
    json.path("results")
        .properties()
        .forEach(entry -> results.put(Integer.valueOf(entry.getKey()), entry.getValue()));
    Optional<ArrayNode> items =
        json.get("items") instanceof ArrayNode array ? Optional.of(array) : Optional.empty();
    return new Activity.Gathering(
        json.path("total").intValue(), json.path("started").intValue(), items, results);
  }
}
