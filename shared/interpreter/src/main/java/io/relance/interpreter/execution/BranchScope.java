package io.relance.interpreter.execution;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.interpreter.jsonata.Randomness;
import io.relance.interpreter.jsonata.Scope;
import java.util.Map;
import java.util.Optional;

/**
 * What the expressions of the current state of a branch can read.
 *
 * @param outcome the members of {@code $states} that only some fields can read: result, errorOutput
 * @param extra the members of the context object that only some fields can read: Task, Map
 */
record BranchScope(
    Run run, Branch branch, Map<String, JsonNode> outcome, Map<String, JsonNode> extra)
    implements Scope {
  static BranchScope of(Run run, Branch branch) {
    return new BranchScope(run, branch, Map.of(), Map.of());
  }

  BranchScope withOutcome(String member, JsonNode value) {
    return new BranchScope(run, branch, Map.of(member, value), extra);
  }

  BranchScope withContext(String member, JsonNode value) {
    return new BranchScope(run, branch, outcome, Map.of(member, value));
  }

  @Override
  public Optional<JsonNode> variable(String name) {
    Optional<Branch> at = Optional.of(branch);
    while (at.isPresent()) {
      JsonNode value = at.get().variables().get(name);
      if (value != null) {
        return Optional.of(value);
      }
      at = at.get().seat().map(seat -> run.branch(seat.parent()));
    }
    return Optional.empty();
  }

  @Override
  public Optional<JsonNode> states(String member) {
    return switch (member) {
      case "input" -> Optional.of(branch.visit().input());
      case "context" -> Optional.of(context());
      default -> Optional.ofNullable(outcome.get(member));
    };
  }

  private JsonNode context() {
    var context = ContextObject.of(run, branch);
    extra.forEach(context::set);
    return context;
  }

  @Override
  public Randomness chance() {
    return run.chance();
  }
}
