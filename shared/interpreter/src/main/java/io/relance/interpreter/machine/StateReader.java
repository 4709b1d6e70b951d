package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.jsonata.Template;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads one state. */
final class StateReader {
  private final String name;
  private final StateFields stateFields;
  private final RegionReader regions;

  StateReader(String name, StateFields stateFields, RegionReader regions) {
    this.name = name;
    this.stateFields = stateFields;
    this.regions = regions;
  }

  Optional<State> read() {
    stateFields
        .text("QueryLanguage")
        .filter(language -> !language.equals("JSONata"))
        .ifPresent(_ -> stateFields.problem("QueryLanguage", Vocabulary.JSON_PATH));
    return switch (stateFields.requiredText("Type")) {
      case "Pass" -> Optional.of(pass());
      case "Task" -> Optional.of(task());
      case "Choice" -> Optional.of(choice());
      case "Wait" -> Optional.of(new WaitReader(name, stateFields).read(exit()));
      case "Parallel" -> Optional.of(parallel());
      case "Map" -> Optional.of(map());
      case "Succeed" -> Optional.of(succeed());
      case "Fail" -> Optional.of(fail());
      case "" -> Optional.empty();
      default -> {
        stateFields.problem("Type", "is none of the types of states");
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
    var recovery = new RecoveryReader(stateFields).read();
    return new State.Task(name, new WorkReader(stateFields).read(), recovery, exit());
  }

  private State choice() {
    allow("Choices", "Default", "Output", "Assign");
    List<State.Rule> rules = stateFields.objects("Choices").stream().map(this::rule).toList();
    if (rules.isEmpty()) {
      stateFields.problem("Choices", "must hold at least one rule");
    }
    Optional<Exit> otherwise =
        stateFields
            .text("Default")
            .map(
                next ->
                    new Exit(
                        stateFields.assign(), stateFields.template("Output"), Optional.of(next)));
    return new State.Choice(name, rules, otherwise);
  }

  private State.Rule rule(StateFields rule) {
    rule.only(Set.of("Condition", "Next", "Assign", "Output", "Comment"));
    if (!rule.has("Condition")) {
      rule.problem("Condition", "is required");
    }
    Template condition =
        rule.template(
                "Condition",
                JsonNode::isBoolean,
                "must be true, false or a JSONata expression in {% %}")
            .orElse(new Template.Literal(stateFields.get("")));
    String next = rule.requiredText("Next");
    return new State.Rule(
        condition, new Exit(rule.assign(), rule.template("Output"), Optional.of(next)));
  }

  private State parallel() {
    allow("Branches", "Arguments", "Retry", "Catch", "Output", "Assign", "Next", "End");
    List<StateFields> branches = stateFields.objects("Branches");
    if (branches.isEmpty()) {
      stateFields.problem("Branches", "must hold at least one branch");
    }
    branches.forEach(branch -> branch.only(Set.of("StartAt", "States", "Comment")));
    return new State.Parallel(
        name,
        stateFields.template("Arguments"),
        branches.stream().map(regions::read).toList(),
        new RecoveryReader(stateFields).read(),
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
    var iteration = new IterationReader(stateFields, regions).read();
    return new State.Map(name, iteration, new RecoveryReader(stateFields).read(), exit());
  }

  private State succeed() {
    allow("Output");
    return new State.Succeed(name, stateFields.template("Output"));
  }

  private State fail() {
    allow("Error", "Cause");
    return new State.Fail(name, text("Error"), text("Cause"));
  }

  private Optional<Template> text(String field) {
    return stateFields.template(field, JsonNode::isTextual, "must be a string");
  }

  private Exit exit() {
    Optional<String> next = stateFields.text("Next");
    boolean end =
        stateFields
            .typed("End", value -> value.isBoolean() && value.booleanValue(), "must be true")
            .isPresent();
    if (next.isPresent() == end) {
      stateFields.problem("Next", "exactly one of Next and End is needed");
    }
    return new Exit(stateFields.assign(), stateFields.template("Output"), next);
  }

  private void allow(String... names) {
    var allowed = new HashSet<>(Vocabulary.COMMON);
    allowed.addAll(List.of(names));
    stateFields.only(allowed);
  }
}
