package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.relance.interpreter.jsonata.Template;
import io.relance.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Reads one state. */
final class StateReader {
  private final String name;
  private final StateFields fields;
  private final RegionReader regions;

  StateReader(String name, StateFields fields, RegionReader regions) {
    this.name = name;
    this.fields = fields;
    this.regions = regions;
  }

  Optional<State> read() {
    fields
        .text("QueryLanguage")
        .filter(language -> !language.equals("JSONata"))
        .ifPresent(_ -> fields.problem("QueryLanguage", Vocabulary.JSON_PATH));
    var state = state();
    if (state.isPresent()) {
      fields.close();
    }
    return state;
  }

  private Optional<State> state() {
    return switch (fields.requiredText("Type")) {
      case "Pass" -> Optional.of(pass());
      case "Task" -> Optional.of(task());
      case "Choice" -> Optional.of(choice());
      case "Wait" -> Optional.of(await());
      case "Parallel" -> Optional.of(parallel());
      case "Map" -> Optional.of(map());
      case "Succeed" -> Optional.of(succeed());
      case "Fail" -> Optional.of(fail());
      case "" -> Optional.empty();
      default -> {
        fields.problem("Type", "is none of the types of states");
        yield Optional.empty();
      }
    };
  }

  private State pass() {
    return new State.Pass(name, exit(fields));
  }

  private State task() {
    var recovery = new RecoveryReader(fields).read();
    return new State.Task(name, work(), recovery, exit(fields.afterSuccess()));
  }

  private State.Work work() {
    String resource = fields.requiredText("Resource");
    if (!resource.isEmpty() && !resource.startsWith("arn:")) {
      fields.problem("Resource", "must be an ARN");
    }
    fields
        .fields()
        .get("Credentials", JsonValue::object)
        .ifPresent(credentials -> credentials.required("RoleArn"));
    var timeout = fields.wholeTemplate("TimeoutSeconds", 1, Limits.LONGEST_SECONDS);
    var heartbeat = fields.wholeTemplate("HeartbeatSeconds", 1, Limits.LONGEST_SECONDS);
    // What is only known when the state runs is checked then.
    JsonNode longest = fields.get("TimeoutSeconds");
    JsonNode silence = fields.get("HeartbeatSeconds");
    if (longest.isInt() && silence.isInt() && silence.intValue() >= longest.intValue()) {
      fields.problem("HeartbeatSeconds", "must be less than TimeoutSeconds");
    }
    return new State.Work(resource, fields.template("Arguments"), timeout, heartbeat);
  }

  private State choice() {
    List<State.Rule> rules = fields.objects("Choices", rule -> Optional.of(rule(rule)));
    if (fields.get("Choices").isEmpty()) {
      fields.problem("Choices", "must hold at least one rule");
    }
    var assign = fields.assign();
    var output = fields.template("Output");
    Optional<Exit> otherwise =
        fields.text("Default").map(next -> new Exit(assign, output, Optional.of(next)));
    return new State.Choice(name, rules, otherwise);
  }

  private static State.Rule rule(StateFields rule) {
    if (!rule.has("Condition")) {
      rule.problem("Condition", "is required");
    }
    Template condition =
        rule.template(
                "Condition",
                JsonNode::isBoolean,
                "must be true, false or a JSONata expression in {% %}")
            .orElse(new Template.Literal(MissingNode.getInstance()));
    String next = rule.requiredText("Next");
    return new State.Rule(
        condition, new Exit(rule.assign(), rule.template("Output"), Optional.of(next)));
  }

  private State await() {
    if (fields.has("Seconds") == fields.has("Timestamp")) {
      fields.problem("Seconds", "exactly one of Seconds and Timestamp is needed");
    }
    return new State.Wait(name, fields.has("Timestamp") ? timestamp() : seconds(), exit(fields));
  }

  private State.Until seconds() {
    return new State.Until.Seconds(
        fields
            .wholeTemplate("Seconds", 0, Limits.LONGEST_SECONDS)
            .orElse(new Template.Literal(IntNode.valueOf(0))));
  }

  private State.Until timestamp() {
    return new State.Until.Timestamp(
        fields
            .template("Timestamp", StateReader::isTimestamp, "must be an RFC 3339 timestamp")
            .orElseThrow());
  }

  private static boolean isTimestamp(JsonNode value) {
    return value.isTextual() && Timestamps.parse(value.textValue()).isPresent();
  }

  private State parallel() {
    List<Region> branches = fields.objects("Branches", branch -> Optional.of(regions.read(branch)));
    if (branches.isEmpty()) {
      fields.problem("Branches", "must hold at least one branch");
    }
    return new State.Parallel(
        name,
        fields.template("Arguments"),
        branches,
        new RecoveryReader(fields).read(),
        exit(fields.afterSuccess()));
  }

  private State map() {
    var iteration = new IterationReader(fields, regions).read();
    return new State.Map(
        name, iteration, new RecoveryReader(fields).read(), exit(fields.afterSuccess()));
  }

  private State succeed() {
    return new State.Succeed(name, fields.template("Output"));
  }

  private State fail() {
    return new State.Fail(name, text("Error"), text("Cause"));
  }

  private Optional<Template> text(String field) {
    return fields.template(field, JsonNode::isTextual, "must be a string");
  }

  private static Exit exit(StateFields fields) {
    Optional<String> next = fields.text("Next");
    boolean end =
        fields
            .matching("End", value -> value.isBoolean() && value.booleanValue(), "must be true")
            .isPresent();
    if (next.isPresent() == end) {
      fields.problem("Next", "exactly one of Next and End is needed");
    }
    return new Exit(fields.assign(), fields.template("Output"), next);
  }
}
