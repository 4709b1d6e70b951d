package io.relance.interpreter.machine;

import com.fasterxml.jackson.databind.JsonNode;
import io.relance.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.Optional;

/** Reads a StartAt with its States. */
final class RegionReader {
  private final DefinitionProblems problems;

  RegionReader(DefinitionProblems problems) {
    this.problems = problems;
  }

  Region read(StateFields fields) {
    String startAt = fields.requiredText("StartAt");
    var states = new LinkedHashMap<String, State>();
    JsonNode all = fields.get("States");
    if (!all.isObject() || all.isEmpty()) {
      fields.problem("States", "must hold at least one state");
    } else if (!startAt.isEmpty() && !all.has(startAt)) {
      fields.problem("StartAt", "there is no state '%s'".formatted(startAt));
    }
    if (all.isObject()) {
      all.properties()
          .forEach(
              entry ->
                  state(entry.getKey(), entry.getValue())
                      .ifPresent(state -> states.put(entry.getKey(), state)));
    }
    return new Region(startAt, states);
  }

  private Optional<State> state(String name, JsonNode json) {
    var ofState = problems.ofState(name);
    if (name.isEmpty() || name.length() > Limits.NAME_LENGTH) {
      ofState.add("", "must have a name of 1 to 80 characters");
    }
    return JsonValue.of(json, ofState)
        .object()
        .map(fields -> new StateFields(fields, ofState))
        .flatMap(fields -> new StateReader(name, fields, this).read());
  }
}
