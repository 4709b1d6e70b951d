package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.query.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one state. */
final class StateReader {
  private final String name;
  private final Fields fields;
  private final RegionReader regions;

  StateReader(String name, Fields fields, RegionReader regions) {
    this.name = name;
    this.fields = fields;
    this.regions = regions;
  }

  Optional<State> read() {
    fields
        .text("QueryLanguage")
        .filter(language -> !language.equals("JSONata"))
        .ifPresent(_ -> fields.problem("QueryLanguage", Vocabulary.JSON_PATH));
    return switch (fields.requiredText("Type")) {
      case "Pass" -> Optional.of(pass());
      case "Task" -> Optional.of(task());
      case "Choice" -> Optional.of(choice());
      case "Wait" -> Optional.of(new WaitReader(name, fields).read(exit()));
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
    allow("Output", "Assign", "Next", "End");
    return new State.Pass(name, exit());
  }

  private State task() {
    allow(
        "Resource",
        "Arguments",
        "TimeoutSeconds",
        "HeartbeatSeconds",
        "Credentials",
        "Retry",
        "Catch",
        "Output",
        "Assign",
        "Next",
        "End");
    var recovery = new RecoveryReader(fields).read();
    return new State.Task(name, new WorkReader(fields).read(), recovery, exit());
  }

  private State choice() {
    allow("Choices", "Default", "Output", "Assign");
    List<State.Rule> rules = fields.objects("Choices").stream().map(this::rule).toList();
    if (rules.isEmpty()) {
      fields.problem("Choices", "must hold at least one rule");
    }
    Optional<Exit> otherwise =
        fields
            .text("Default")
            .map(next -> new Exit(fields.assign(), fields.template("Output"), Optional.of(next)));
    return new State.Choice(name, rules, otherwise);
  }

  private State.Rule rule(Fields rule) {
    rule.only(Set.of("Condition", "Next", "Assign", "Output", "Comment"));
    if (!rule.has("Condition")) {
      rule.problem("Condition", "is required");
    }
    Template condition =
        rule.template(
                "Condition",
                JsonNode::isBoolean,
                "must be true, false or a JSONata expression in {% %}")
            .orElse(new Template.Literal(fields.get("")));
    String next = rule.requiredText("Next");
    return new State.Rule(
        condition, new Exit(rule.assign(), rule.template("Output"), Optional.of(next)));
  }

  private State parallel() {
    allow("Branches", "Arguments", "Retry", "Catch", "Output", "Assign", "Next", "End");
    List<Fields> branches = fields.objects("Branches");
    if (branches.isEmpty()) {
      fields.problem("Branches", "must hold at least one branch");
    }
    branches.forEach(branch -> branch.only(Set.of("StartAt", "States", "Comment")));
    return new State.Parallel(
        name,
        fields.template("Arguments"),
        branches.stream().map(regions::read).toList(),
        new RecoveryReader(fields).read(),
        exit());
  }

  private State map() {
    allow(
        "Items",
        "ItemSelector",
        "ItemProcessor",
        "MaxConcurrency",
        "ToleratedFailureCount",
        "ToleratedFailurePercentage",
        "Retry",
        "Catch",
        "Output",
        "Assign",
        "Next",
        "End");
    var iteration = new IterationReader(fields, regions).read();
    return new State.Map(name, iteration, new RecoveryReader(fields).read(), exit());
  }

  private State succeed() {
    allow("Output");
    return new State.Succeed(name, fields.template("Output"));
  }

  private State fail() {
    allow("Error", "Cause");
    return new State.Fail(name, text("Error"), text("Cause"));
  }

  private Optional<Template> text(String field) {
    return fields.template(field, JsonNode::isTextual, "must be a string");
  }

  private Exit exit() {
    Optional<String> next = fields.text("Next");
    boolean end =
        fields
            .typed("End", value -> value.isBoolean() && value.booleanValue(), "must be true")
            .isPresent();
    if (next.isPresent() == end) {
      fields.problem("Next", "exactly one of Next and End is needed");
    }
    return new Exit(fields.assign(), fields.template("Output"), next);
  }

  private void allow(String... names) {
    var allowed = new HashSet<>(Vocabulary.COMMON);
    allowed.addAll(List.of(names));
    fields.only(allowed);
  }
}
