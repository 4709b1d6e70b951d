package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.relance.domain.engine.ExecutionStatus;
import io.relance.interpreter.machine.Limits;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;

/** Writes an execution as JSON and reads it without loss. */
public final class ExecutionCodec {
  /** Raised when the meaning of what is written changes; older formats must stay readable. */
  private static final int FORMAT = 1;

  private ExecutionCodec() {}

  public static ObjectNode toJson(Execution execution) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("format", FORMAT);
    json.set("start", start(execution.start()));
    json.put("deadline", execution.deadline().toString());
    json.putArray("counters")
        .add(execution.counters().events())
        .add(execution.counters().branches())
        .add(execution.counters().tasks());
    var branches = json.putArray("branches");
    execution.branches().values().forEach(branch -> branches.add(BranchCodec.toJson(branch)));
    execution.end().ifPresent(end -> json.set("end", end(end)));
    return json;
  }

  public static Execution fromJson(JsonNode json) {
    if (json.path("format").intValue() != FORMAT) {
      throw new IllegalStateException(
          "The execution has format " + json.path("format") + ", not " + FORMAT);
    }
    var branches = new TreeMap<Integer, Branch>();
    for (JsonNode branch : json.path("branches")) {
      var read = BranchCodec.fromJson(branch);
      branches.put(read.id(), read);
    }
    JsonNode counters = json.path("counters");
    var start = readStart(json.path("start"));
    return new Execution(
        start,
        // Executions that were stored before there was always a deadline end after a year, too.
        instant(json, "deadline").orElseGet(() -> start.at().plus(Limits.LONGEST_EXECUTION)),
        new Execution.Counters(
            counters.path(0).longValue(), counters.path(1).intValue(), counters.path(2).intValue()),
        branches,
        json.has("end") ? Optional.of(readEnd(json.path("end"))) : Optional.empty());
  }

  private static ObjectNode start(Execution.Start start) {
    var json = JsonNodeFactory.instance.objectNode();
    Identity identity = start.identity();
    json.putArray("identity")
        .add(identity.execution().id())
        .add(identity.execution().name())
        .add(identity.machine().id())
        .add(identity.machine().name())
        .add(identity.role());
    json.set("input", start.input());
    return json.put("at", start.at().toString());
  }

  private static Execution.Start readStart(JsonNode json) {
    JsonNode identity = json.path("identity");
    return new Execution.Start(
        new Identity(
            new Identity.Named(identity.path(0).textValue(), identity.path(1).textValue()),
            new Identity.Named(identity.path(2).textValue(), identity.path(3).textValue()),
            identity.path(4).textValue()),
        json.path("input"),
        Instant.parse(json.path("at").textValue()));
  }

  private static ObjectNode end(Execution.End end) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("state", end.state().name()).put("at", end.at().toString());
    end.output().ifPresent(output -> json.set("output", output));
    end.failure().error().ifPresent(error -> json.put("error", error));
    end.failure().cause().ifPresent(cause -> json.put("cause", cause));
    return json;
  }

  private static Execution.End readEnd(JsonNode json) {
    return new Execution.End(
        ExecutionStatus.State.valueOf(json.path("state").textValue()),
        Instant.parse(json.path("at").textValue()),
        Optional.ofNullable(json.get("output")),
        new Failure(text(json, "error"), text(json, "cause"), false));
  }

  static Optional<Instant> instant(JsonNode json, String field) {
    return text(json, field).map(Instant::parse);
  }

  static Optional<String> text(JsonNode json, String field) {
    return Optional.ofNullable(json.path(field).textValue());
  }
}
