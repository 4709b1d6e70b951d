package io.relance.interpreter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.relance.interpreter.execution.Execution;
import io.relance.interpreter.execution.Failure;
import io.relance.interpreter.execution.HistoryEvent;
import io.relance.interpreter.execution.Identity;
import io.relance.interpreter.execution.TaskCall;
import io.relance.interpreter.machine.Machine;
import io.relance.interpreter.simulation.Simulation;
import io.relance.interpreter.simulation.TaskAnswer;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Short ways to write and run machines in tests; single quotes are as good as double ones. */
public final class Runs {
  public static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
  public static final Identity IDENTITY =
      new Identity(
          new Identity.Named("arn:aws:states:here:1:execution:m:e", "e"),
          new Identity.Named("arn:aws:states:here:1:stateMachine:m", "m"),
          "arn:aws:iam::1:role/r");

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES)
          .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
          .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private Runs() {}

  public static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** A machine of these states, starting at the first one. */
  public static Machine machine(String states) {
    JsonNode all = json("{" + states + "}");
    return Machine.read(
        "{\"QueryLanguage\":\"JSONata\",\"StartAt\":\"%s\",\"States\":%s}"
            .formatted(all.fieldNames().next(), all));
  }

  public static Simulation.Outcome run(Machine machine, String input) {
    return run(machine, input, call -> TaskAnswer.success(call.arguments()));
  }

  public static Simulation.Outcome run(
      Machine machine, String input, Function<TaskCall, TaskAnswer> tasks) {
    var beginning = new Simulation.Beginning(IDENTITY, json(input), START);
    return Simulation.run(machine, beginning, new Random(7), tasks);
  }

  public static String output(Simulation.Outcome outcome) {
    return outcome
        .execution()
        .end()
        .flatMap(Execution.End::output)
        .map(JsonNode::toString)
        .orElse("no output: " + outcome.execution().end());
  }

  public static Failure failure(Simulation.Outcome outcome) {
    return outcome.execution().end().orElseThrow().failure();
  }

  public static List<String> types(Simulation.Outcome outcome) {
    return outcome.history().stream().map(HistoryEvent::type).toList();
  }
}
