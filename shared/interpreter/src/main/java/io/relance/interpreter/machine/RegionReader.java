package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Reads a StartAt with its States. */
final class RegionReader {
  private final DefinitionProblems definitionProblems;

  RegionReader(DefinitionProblems definitionProblems) {
    this.definitionProblems = definitionProblems;
  }

  Region read(StateFields stateFields) {
    String startAt = stateFields.requiredText("StartAt");
    var states = new LinkedHashMap<String, State>();
    var json = stateFields.typed("States", JsonNode::isObject, "must be an object");
    if (json.isEmpty() || json.get().isEmpty()) {
      stateFields.problem("States", "must hold at least one state");
    }
    json.ifPresent(
        all ->
            all.properties()
                .forEach(
                    entry ->
                        state(entry.getKey(), entry.getValue())
                            .ifPresent(state -> states.put(entry.getKey(), state))));
    if (!startAt.isEmpty() && json.isPresent() && !json.get().has(startAt)) {
      stateFields.problem("StartAt", "there is no state '%s'".formatted(startAt));
    }
    return new Region(startAt, states);
  }

  private Optional<State> state(String name, JsonNode json) {
    String owner = "State '%s'".formatted(name);
    if (name.isEmpty() || name.length() > Limits.NAME_LENGTH) {
      definitionProblems.add(owner + ": a name has 1 to 80 characters");
    }
    if (!json.isObject()) {
      definitionProblems.add(owner + ": must be an object");
      return Optional.empty();
    }
    return new StateReader(name, new StateFields(json, owner, "", definitionProblems), this).read();
  }
}
