package io.relance.application.execution.wave;

import io.relance.domain.id.ElementId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A variation of a split that members of a wave got, and whose successes are counted. */
public record Trial(ElementId split, String variation) {

  /** As items store them; no name of an element or a variation has a space or a semicolon. */
  static String text(List<Trial> trials) {
    return trials.stream()
        .map(trial -> trial.split().value() + " " + trial.variation())
        .collect(Collectors.joining(";"));
  }

  static List<Trial> of(String text) {
    return Stream.of(text.split(";"))
        .filter(part -> !part.isEmpty())
        .map(part -> part.split(" ", 2))
        .map(parts -> new Trial(new ElementId(parts[0]), parts[1]))
        .toList();
  }
}
