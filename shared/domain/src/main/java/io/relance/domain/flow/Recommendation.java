package io.relance.domain.flow;

import io.relance.domain.id.ElementId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message for some combinations of answers.
 *
 * @param when combinations of choices, by question; one may leave questions out. None for the
 *     default, which applies when no other does
 */
public record Recommendation(String name, String text, List<Map<ElementId, String>> when) {
  public Recommendation {
    when = when.stream().map(Recommendation::ordered).toList();
  }

  private static Map<ElementId, String> ordered(Map<ElementId, String> combination) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(combination));
  }

  /** Whether one of its combinations holds for these answers. */
  public boolean appliesTo(Map<ElementId, String> answers) {
    return when.stream()
        .anyMatch(
            combination ->
                combination.entrySet().stream()
                    .allMatch(choice -> choice.getValue().equals(answers.get(choice.getKey()))));
  }
}
